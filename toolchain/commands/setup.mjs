import process from "node:process";
import { command } from "../setup/command.mjs";
import { say } from "../setup/progress.mjs";
import { setUpAndTell } from "../setup/set-up-and-tell.mjs";

/** `npm run setup`: sets up what is missing. `-- --retry` tries again what could not be had before. */
await command(async () => {
  const unknown = process.argv.slice(2).filter((option) => option !== "--retry");
  if (unknown.length > 0) {
    say(`Unknown option ${unknown[0]}. Use: npm run setup [-- --retry]`);
    return 2;
  }
  await setUpAndTell(process.env, { retry: process.argv.includes("--retry") });
  return 0;
});
