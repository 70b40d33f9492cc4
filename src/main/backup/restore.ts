import { relative, resolve } from "node:path";
import { done } from "../../foundation/errors.ts";
import { restoreBackup } from "./restore-backup.ts";
import { readArguments, runCommand, say } from "./run-command.ts";
import { keysFileOf } from "./write-backup.ts";

const asked = readArguments(process.argv.slice(2), ["keys"]);
if (!asked) {
  say("Use: npm run restore -- <file> [--keys <file>]");
  process.exit(2);
}
const file = resolve(asked.file);
const keysFile = resolve(asked.values.keys ?? keysFileOf(file));
process.exit(
  await runCommand(async (context) => {
    const restored = await restoreBackup(context, { file, keysFile });
    if (!restored.ok) return restored;
    const { createdAt, productVersion, target } = restored.value;
    const folder = relative(process.cwd(), context.config.dataDir) || ".";
    return done(
      [
        `Restored into ${folder}: the installation as it was at ${createdAt} (version ${productVersion}).`,
        ...(target === "local" ? [`Copy local Atlas, if it is to go along, to ${folder}/atlas.`] : []),
        ...(target === context.config.atlas.target
          ? []
          : ["Set the Atlas keys before you start: its hospitals are there."]),
        "Start it with npm start, once the service that was backed up is stopped for good.",
      ].join("\n"),
    );
  }),
);
