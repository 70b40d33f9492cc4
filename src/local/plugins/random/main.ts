import { servePlugin } from "../protocol/serve.ts";
import { randomPlugin } from "./plugin.ts";

servePlugin(randomPlugin);
