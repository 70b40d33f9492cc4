import { servePlugin } from "../protocol/serve.ts";
import { mongodbatlasPlugin } from "./plugin.ts";

servePlugin(mongodbatlasPlugin(process.env));
