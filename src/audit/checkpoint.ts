import type { Logger } from "pino";
import type { KeptCheckpoint } from "../database/checkpoints.ts";
import type { Repositories } from "../database/index.ts";
import type { Checkpoint } from "../domain/ledger.ts";
import type { Clock } from "../foundation/clock.ts";
import { OperatorError } from "../foundation/errors.ts";
import type { Anchor } from "./anchors/anchor.ts";
import { type ChainEnd, continuedBy, emptyLedger, readEnd } from "./entry.ts";
import type { Signer } from "./signer.ts";

export type CheckpointContext = {
  readonly repositories: Pick<Repositories, "ledger" | "checkpoints">;
  readonly signer: Signer;
  readonly anchors: readonly Anchor[];
  readonly clock: Clock;
  readonly log: Logger;
};

const pageSize = 500;
const sweepLimit = 1_000;

/**
 * Signs the present head unless that was done before, keeps it and hands it to the anchors; null while the ledger is
 * empty. Throws `ledger_broken` and signs nothing if the ledger no longer continues the checkpoint before.
 */
export async function makeCheckpoint(context: CheckpointContext, stream: string): Promise<Checkpoint | null> {
  const { ledger, checkpoints } = context.repositories;
  const before = await checkpoints.last(stream);
  const head = await ledger.head(stream);
  if (before && head?.sequence === before.checkpoint.sequence && head.hash === before.checkpoint.hash) {
    await anchor(context, before);
    return before.checkpoint;
  }
  if (!head && !before) return null;
  const end = await provenEnd(context, stream, before?.checkpoint ?? null, head?.sequence ?? 0);
  if (!end) throw broken(stream);
  const { signer, clock, anchors } = context;
  const statement = {
    stream,
    sequence: end.sequence,
    hash: end.hash,
    at: clock.now().toISOString(),
    keyId: signer.keyId,
  };
  const made = { ...statement, signature: signer.sign(statement) };
  const kept = await checkpoints.keep(
    made,
    anchors.map(({ name }) => name),
  );
  await anchor(context, kept);
  return kept.checkpoint;
}

/** Signs the heads that went on unsigned, as after a crash, and hands the anchors what they have not got yet. */
export async function anchorLeftovers(context: CheckpointContext): Promise<void> {
  for (const stream of await context.repositories.checkpoints.unsigned()) {
    try {
      await makeCheckpoint(context, stream);
    } catch (error) {
      context.log.error({ err: error, stream }, "the head of a ledger could not be signed");
    }
  }
  for (const kept of await context.repositories.checkpoints.waiting(sweepLimit)) await anchor(context, kept);
}

/** Follows the chain from the checkpoint before up to the head; null if it breaks on the way. */
async function provenEnd(
  { repositories: { ledger } }: CheckpointContext,
  stream: string,
  before: Checkpoint | null,
  upTo: number,
): Promise<ChainEnd | null> {
  let end: ChainEnd | null = emptyLedger;
  if (before) {
    const [signed = ""] = await ledger.texts(stream, before.sequence - 1, 1);
    end = readEnd(signed);
    if (end?.hash !== before.hash || upTo < before.sequence) return null;
  }
  while (end && end.sequence < upTo) {
    const texts = await ledger.texts(stream, end.sequence, Math.min(pageSize, upTo - end.sequence));
    if (texts.length === 0) return null;
    for (const text of texts) end = end && continuedBy(text, end);
  }
  return end;
}

async function anchor({ anchors, repositories, log }: CheckpointContext, kept: KeptCheckpoint): Promise<void> {
  const { checkpoint, waitsFor } = kept;
  for (const { name, write } of anchors.filter((candidate) => waitsFor.includes(candidate.name))) {
    try {
      await write(checkpoint);
      await repositories.checkpoints.markAnchored(checkpoint, name);
    } catch (error) {
      const { stream, sequence } = checkpoint;
      log.error(
        { err: error, anchor: name, stream, sequence },
        "a checkpoint could not be anchored; it is tried again",
      );
    }
  }
}

function broken(stream: string): OperatorError {
  return new OperatorError(
    {
      code: "ledger_broken",
      message: "The ledger does not continue its last checkpoint, so it is not signed any further.",
      nextStep: "Export it and verify the export with an anchored checkpoint: it names the first bad entry.",
      retryable: false,
    },
    `the ledger of ${stream} was changed after it was signed`,
  );
}
