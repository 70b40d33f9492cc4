import process from "node:process";
import { command } from "../setup/command.mjs";
import { environment, handOver } from "../setup/hand-over.mjs";
import { setUpAndTell } from "../setup/set-up-and-tell.mjs";

/** `npm test`: sets up what is missing and runs the tests; arguments are passed on, such as a part of a file name. */
await command(async () => {
  const { node } = await setUpAndTell(process.env);
  const vitest = ["node_modules/vitest/vitest.mjs", "run", "--config=test/vitest.config.ts"];
  return handOver(node, [...vitest, ...process.argv.slice(2)], { env: environment(process.env, node) });
});
