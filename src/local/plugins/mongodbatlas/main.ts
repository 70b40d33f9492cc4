import { systemClock } from "../../../foundation/clock.ts";
import { servePlugin } from "../protocol/serve.ts";
import { mongodbatlasPlugin } from "./plugin.ts";

servePlugin(mongodbatlasPlugin(process.env, systemClock));
