import { pino } from "pino";
import { systemClock } from "../../foundation/clock.ts";
import { OperatorError } from "../../foundation/errors.ts";
import { systemRandom } from "../../foundation/ids.ts";
import { type LocalAtlas, startLocalAtlas } from "../atlas/start.ts";
import type { FromAtlas, Settings, ToAtlas } from "./message.ts";

/** The process of local Atlas. It ends when it is told to, and when whoever started it is gone. */
let started: Promise<LocalAtlas | undefined> | undefined;

process.on("message", (message: ToAtlas) => {
  if (message.kind === "close") void end();
  else started ??= start(message.settings);
});
process.on("disconnect", () => void end());

/** Undefined when it could not start; then the process ends as soon as that is told. */
async function start({ logLevel, ...settings }: Settings): Promise<LocalAtlas | undefined> {
  const log = pino({ level: logLevel, base: null });
  try {
    const atlas = await startLocalAtlas({ ...settings, clock: systemClock, random: systemRandom, log });
    const { close: _close, ...access } = atlas;
    tell({ kind: "ready", atlas: access });
    return atlas;
  } catch (error) {
    const known = error instanceof OperatorError ? error.problem : undefined;
    const text = known?.message ?? (error instanceof Error ? error.message : String(error));
    const nextStep = known?.nextStep ?? "Read what the log says before this, then start again.";
    tell({ kind: "failed", code: known?.code ?? "local_atlas_start", text, nextStep }, () => process.exit(1));
    return undefined;
  }
}

async function end(): Promise<void> {
  try {
    await (await started)?.close();
    process.exit(0);
  } catch {
    process.exit(1);
  }
}

function tell(message: FromAtlas, sent: () => void = () => {}): void {
  if (process.connected) process.send?.(message, undefined, {}, sent);
  else sent();
}
