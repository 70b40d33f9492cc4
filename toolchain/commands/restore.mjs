import process from "node:process";
import { command } from "../setup/command.mjs";
import { environment, handOver } from "../setup/hand-over.mjs";
import { setUpAndTell } from "../setup/set-up-and-tell.mjs";

/** `npm run restore -- <file>`: makes an installation of a backup where there is none yet. */
await command(async () => {
  const { node } = await setUpAndTell(process.env);
  const args = ["--disable-warning=ExperimentalWarning", "src/main/backup/restore.ts", ...process.argv.slice(2)];
  return handOver(node, args, { env: environment(process.env, node) });
});
