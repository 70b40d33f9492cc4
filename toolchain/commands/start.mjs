import path from "node:path";
import process from "node:process";
import { fileURLToPath } from "node:url";
import { cacheFolder } from "../setup/cache.mjs";
import { command } from "../setup/command.mjs";
import { environment, handOver } from "../setup/hand-over.mjs";
import { manifestFile } from "../setup/manifest.mjs";
import { setUpAndTell } from "../setup/set-up-and-tell.mjs";

/** `npm start`: sets up what is missing and goes on as the service. */
await command(async () => {
  const { node } = await setUpAndTell(process.env);
  const cache = cacheFolder(process.env);
  const stopWithParent = fileURLToPath(new URL("../setup/stop-with-parent.mjs", import.meta.url));
  const options = ["--disable-warning=ExperimentalWarning", `--import=${stopWithParent}`];
  const env = environment(process.env, node, {
    CHAKRAVUE_TOOLCHAIN: manifestFile(cache),
    NODE_COMPILE_CACHE: process.env.NODE_COMPILE_CACHE ?? path.join(cache, "compile-cache"),
  });
  return handOver(node, [...options, "src/main/start.ts", ...process.argv.slice(2)], { env, ownSession: true });
});
