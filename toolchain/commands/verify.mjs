import process from "node:process";
import { command } from "../setup/command.mjs";
import { environment } from "../setup/hand-over.mjs";
import { setUpNode } from "../setup/set-up.mjs";
import { checks } from "../verify/checks.mjs";
import { runChecks } from "../verify/run-checks.mjs";

/** `npm run verify`: every check that needs neither database nor engine. */
await command(async () => {
  const node = await setUpNode(process.env);
  return runChecks(checks, environment(process.env, node));
});
