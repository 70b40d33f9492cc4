import process from "node:process";
import { command } from "../setup/command.mjs";
import { environment, handOver } from "../setup/hand-over.mjs";
import { setUpAndTell } from "../setup/set-up-and-tell.mjs";
import { withoutTargets } from "../setup/without-targets.mjs";

/** `npm run bench`: sets up what is missing and measures the service against the bare engine. */
await command(async () => {
  const { node } = await setUpAndTell(process.env);
  const args = ["--disable-warning=ExperimentalWarning", "test/bench/main.ts", ...process.argv.slice(2)];
  return handOver(node, args, { env: environment(withoutTargets(process.env), node) });
});
