import type { CheckpointRepository, KeptCheckpoint } from "../../../src/database/checkpoints.ts";
import type { Checkpoint } from "../../../src/domain/ledger.ts";
import { createStore } from "./store.ts";

export function memoryCheckpoints(heads: () => ReadonlyMap<string, number>): CheckpointRepository {
  const store = createStore<KeptCheckpoint & { id: string }>();
  const ofStream = (stream: string) =>
    store
      .all()
      .filter(({ checkpoint }) => checkpoint.stream === stream)
      .sort((one, other) => one.checkpoint.sequence - other.checkpoint.sequence);
  return {
    keep: async (checkpoint, waitsFor) => {
      const id = idOf(checkpoint);
      store.insert({ id, checkpoint, waitsFor });
      return kept(store.find(id) ?? { checkpoint, waitsFor });
    },
    last: async (stream) => {
      const found = ofStream(stream).at(-1);
      return found ? kept(found) : null;
    },
    ofStream: async (stream) => ofStream(stream).map(({ checkpoint }) => checkpoint),
    waiting: async (limit) =>
      store
        .all()
        .filter(({ waitsFor }) => waitsFor.length > 0)
        .slice(0, limit)
        .map(kept),
    unsigned: async () => {
      const grown = [...heads()].filter(([stream, head]) => head > (ofStream(stream).at(-1)?.checkpoint.sequence ?? 0));
      return grown.map(([stream]) => stream);
    },
    markAnchored: async (checkpoint, anchor) => {
      store.change(idOf(checkpoint), (now) => ({
        ...now,
        waitsFor: now.waitsFor.filter((name) => name !== anchor),
      }));
    },
  };
}

function idOf({ stream, sequence }: Checkpoint): string {
  return `${stream}:${sequence}`;
}

function kept({ checkpoint, waitsFor }: KeptCheckpoint): KeptCheckpoint {
  return { checkpoint, waitsFor };
}
