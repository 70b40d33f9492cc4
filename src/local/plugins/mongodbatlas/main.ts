import { servePlugin } from "../protocol/serve.ts";
import { mongodbatlasPlugin } from "./plugin.ts";

// biome-ignore lint/style/noProcessEnv: the plugin is a program of its own, configured by the engine that starts it.
servePlugin(mongodbatlasPlugin(process.env));
