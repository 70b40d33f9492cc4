import { resolve } from "node:path";
import { done } from "../../foundation/errors.ts";
import type { Manifest } from "./manifest.ts";
import { readArguments, runCommand, say } from "./run-command.ts";
import { keysFileOf, writeBackup } from "./write-backup.ts";

const defaultMinutes = 20;
const minuteMs = 60_000;

const asked = readArguments(process.argv.slice(2), ["wait-minutes"]);
const minutes = Number(asked?.values["wait-minutes"] ?? defaultMinutes);
if (!asked || !(minutes >= 0)) {
  say("Use: npm run backup -- <file> [--wait-minutes 20]");
  process.exit(2);
}
const file = resolve(asked.file);
process.exit(
  await runCommand(async (context) => {
    const written = await writeBackup(context, { file, waitMs: minutes * minuteMs });
    return written.ok ? done(toldOf(written.value)) : written;
  }),
);

function toldOf({ parts, state, target }: Manifest): string {
  const documents = parts.reduce((sum, part) => sum + (part.documents ?? 0), 0);
  const files = parts.filter((part) => part.documents === undefined).length;
  return [
    `Backup written: ${documents} documents and ${files} files.`,
    `  ${file}        opens no secret without its keys, but names hospitals and people`,
    `  ${keysFileOf(file)}        all keys, the ops key included: keep it apart from the backup`,
    ...(state === "elsewhere" ? ["Not in it: the stacks' state, which PULUMI_BACKEND_URL keeps elsewhere."] : []),
    target === "atlas"
      ? "Not in it: the hospitals' data, which Atlas' own backups keep."
      : "Not in it: local Atlas with the hospitals' data, the folder atlas of DATA_DIR.",
  ].join("\n");
}
