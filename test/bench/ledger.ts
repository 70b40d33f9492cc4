import { verifyExport } from "../../src/audit/verify-export.ts";
import { chain, checkpointOf, exported, signer } from "../audit/support/exported.ts";
import { type Figure, median, timed } from "./figures.ts";

const count = 20_000;
const perCheckpoint = 100;
const rounds = 5;
const pieceSize = 64 * 1024;

/** How long the verifier needs for the export of a long ledger. */
export async function benchLedger(): Promise<Figure> {
  const entries = chain(count);
  const checkpoints = entries
    .filter(({ sequence }) => sequence % perCheckpoint === 0)
    .map((entry) => checkpointOf(entry));
  const text = (await exported({ entries, checkpoints })).join("\n");
  const times: number[] = [];
  for (let round = 0; round < rounds; round += 1) times.push(await timed(() => verify(text)));
  const mib = text.length / 1024 / 1024;
  return {
    name: "20,000 ledger entries verified",
    measured: `${((count * 1_000) / median(times)).toFixed(0)} entries/s, ${mib.toFixed(1)} MiB, median of ${rounds}`,
    value: median(times),
    goal: 1_000,
    unit: "ms",
  };
}

async function verify(text: string): Promise<void> {
  async function* pieces() {
    for (let start = 0; start < text.length; start += pieceSize) yield text.slice(start, start + pieceSize);
  }
  const verdict = await verifyExport(pieces(), signer);
  if (!verdict.ok || verdict.entries !== count) throw new Error("the export was not verified");
}
