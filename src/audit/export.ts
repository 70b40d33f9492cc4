import type { Repositories } from "../database/index.ts";
import type { Checkpoint } from "../domain/ledger.ts";
import { canonicalJson } from "../foundation/canonical-json.ts";
import type { Clock } from "../foundation/clock.ts";
import { emptyLedger } from "./entry.ts";
import type { Signer } from "./signer.ts";

export type ExportContext = {
  readonly repositories: {
    readonly ledger: Pick<Repositories["ledger"], "head" | "allTexts">;
    readonly checkpoints: Pick<Repositories["checkpoints"], "ofStream">;
  };
  readonly signer: Signer;
  readonly clock: Clock;
};

/**
 * A ledger as JSON Lines, each line canonical JSON and ended by a line feed: entries in order, each checkpoint behind the
 * entry that it signs, and at last the seal, a signed statement of how much there was. What was tampered with in the
 * database is exported as it is found there, so that the verifier finds it.
 */
export async function* exportJsonLines(context: ExportContext, stream: string): AsyncGenerator<string> {
  const { ledger, checkpoints } = context.repositories;
  // Before the head, so that none can be of an entry that is written only now.
  const signed = await checkpoints.ofStream(stream);
  const { sequence: count, hash } = (await ledger.head(stream)) ?? emptyLedger;
  const waiting = [...signed];
  const upTo = function* (sequence: number) {
    while (waiting[0] && waiting[0].sequence <= sequence) yield checkpointLine(waiting.shift());
  };
  let written = 0;
  for await (const text of ledger.allTexts(stream, count)) {
    yield `${text.slice(0, -1)},"type":"entry"}\n`;
    written += 1;
    yield* upTo(written);
  }
  yield* upTo(Number.POSITIVE_INFINITY);
  yield sealLine(context, { stream, count, checkpoints: signed.length, hash });
}

function checkpointLine(checkpoint: Checkpoint | undefined): string {
  return `${canonicalJson({ type: "checkpoint", ...checkpoint })}\n`;
}

type Extent = { stream: string; count: number; checkpoints: number; hash: string };

function sealLine({ signer, clock }: ExportContext, extent: Extent): string {
  const statement = { type: "seal", ...extent, at: clock.now().toISOString(), keyId: signer.keyId };
  return `${canonicalJson({ ...statement, signature: signer.sign(statement) })}\n`;
}
