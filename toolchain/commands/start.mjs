import path from "node:path";
import process from "node:process";
import { cacheFolder } from "../setup/cache.mjs";
import { command } from "../setup/command.mjs";
import { environment, handOver } from "../setup/hand-over.mjs";
import { obtain } from "../setup/obtain.mjs";
import { root } from "../setup/set-up.mjs";
import { setUpAndTell } from "../setup/set-up-and-tell.mjs";
import { webPages } from "../steps/web-pages.mjs";

const stopWithParent = new URL("../setup/stop-with-parent.mjs", import.meta.url).href;

/** `npm start`: sets up what is missing and goes on as the service. Node keeps what it compiled for the next start. */
await command(async () => {
  const { node } = await setUpAndTell(process.env);
  const pages = await obtain(webPages(root, node, process.env));
  const compiled = process.env.NODE_COMPILE_CACHE ?? path.join(cacheFolder(process.env), "compile-cache");
  const env = environment(process.env, node, { NODE_COMPILE_CACHE: compiled, CHAKRAVUE_PAGES: pages });
  const options = ["--disable-warning=ExperimentalWarning", `--import=${stopWithParent}`];
  return handOver(node, [...options, "src/main/start.ts", ...process.argv.slice(2)], { env, ownSession: true });
});
