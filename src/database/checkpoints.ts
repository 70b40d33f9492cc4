import type { Db } from "mongodb";
import { Checkpoint } from "../domain/ledger.ts";
import { insertOnce, type Stored } from "./stored.ts";

/** `waitsFor` names the anchors that have not got it yet. */
export type KeptCheckpoint = { readonly checkpoint: Checkpoint; readonly waitsFor: readonly string[] };

type StoredCheckpoint = Checkpoint & { id: string; waitsFor: string[] };

/** The last checkpoint that was seen of a stream: a hint that saves reading them all. */
type Latest = { _id: string; sequence?: number; checkpointed?: number };

export type CheckpointRepository = {
  /** Keeps it unless there is one of the same entry; answers the one that stands. */
  readonly keep: (checkpoint: Checkpoint, waitsFor: readonly string[]) => Promise<KeptCheckpoint>;
  readonly last: (stream: string) => Promise<KeptCheckpoint | null>;
  /** In order of their entries. */
  readonly ofStream: (stream: string) => Promise<Checkpoint[]>;
  /** Those that an anchor waits for, whatever the stream. Reads all of them: not for every request. */
  readonly waiting: (limit: number) => Promise<KeptCheckpoint[]>;
  /** Ledgers that went on since their last checkpoint, as far as the hints know. Reads one small document per ledger. */
  readonly unsigned: () => Promise<string[]>;
  /** This anchor has it. */
  readonly markAnchored: (checkpoint: Checkpoint, anchor: string) => Promise<void>;
};

export function checkpointRepository(db: Db): CheckpointRepository {
  const collection = db.collection<Stored<StoredCheckpoint>>("checkpoints");
  const heads = db.collection<Latest>("ledger_heads");
  const find = async (stream: string, sequence: number) => {
    const document = await collection.findOne({ _id: idOf({ stream, sequence }) });
    return document && kept(document);
  };
  return {
    keep: async (checkpoint, waitsFor) => {
      const { stream, sequence } = checkpoint;
      await insertOnce(collection, { ...checkpoint, _id: idOf(checkpoint), waitsFor: [...waitsFor] });
      await heads.updateOne({ _id: stream }, { $max: { checkpointed: sequence } });
      const standing = await find(stream, sequence);
      if (!standing) throw new Error(`the checkpoint ${idOf(checkpoint)} was kept and is gone`);
      return standing;
    },
    last: async (stream) => {
      const hint = (await heads.findOne({ _id: stream }))?.checkpointed;
      const hinted = hint === undefined ? null : await find(stream, hint);
      if (hinted) return hinted;
      const [document] = await collection.find({ stream }).sort({ sequence: -1 }).limit(1).toArray();
      return document ? kept(document) : null;
    },
    ofStream: async (stream) => {
      const documents = await collection.find({ stream }).sort({ sequence: 1 }).toArray();
      return documents.map((document) => kept(document).checkpoint);
    },
    waiting: async (limit) => {
      const documents = await collection
        .find({ "waitsFor.0": { $exists: true } })
        .limit(limit)
        .toArray();
      return documents.map(kept);
    },
    unsigned: async () => {
      const documents = await heads.find().toArray();
      return documents.filter(({ sequence = 0, checkpointed = 0 }) => sequence > checkpointed).map(({ _id }) => _id);
    },
    markAnchored: async (checkpoint, anchor) => {
      await collection.updateOne({ _id: idOf(checkpoint) }, { $pull: { waitsFor: anchor } });
    },
  };
}

function idOf({ stream, sequence }: { stream: string; sequence: number }): string {
  return `${stream}:${sequence}`;
}

function kept(document: Stored<StoredCheckpoint>): KeptCheckpoint {
  return { checkpoint: Checkpoint.parse(document), waitsFor: document.waitsFor };
}
