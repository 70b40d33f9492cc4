import { type RunRepository, RunStanding } from "../../../src/database/runs.ts";
import type { Run, RunId } from "../../../src/domain/runs.ts";
import type { Store } from "./store.ts";

type Place = { readonly hospitalId: string; readonly number: number; readonly id: RunId };

export function memoryRuns(store: Store<Run>): RunRepository {
  const open = new Set<RunId>();
  const places: Place[] = [];
  return {
    insert: async (run, number) => {
      if (!store.insert(run)) return false;
      open.add(run.id);
      places.push({ hospitalId: run.hospitalId, number, id: run.id });
      return true;
    },
    remove: async (id) => {
      if (store.find(id)?.version !== 1) return;
      store.remove(id);
      open.delete(id);
    },
    find: async (id) => store.find(id),
    save: async (run) => store.change(run.id, (now) => (now.version === run.version - 1 ? run : null)) !== null,
    page: async (hospitalId, from, limit) => {
      const own = places.filter((place) => place.hospitalId === hospitalId && place.number <= from);
      const newestFirst = own.sort((one, other) => other.number - one.number);
      const runs = newestFirst.slice(0, limit).map(({ id }) => store.find(id));
      return { runs: runs.filter((run) => run !== null), next: newestFirst[limit]?.number ?? null };
    },
    open: async () => [...open],
    openStandings: async () =>
      [...open]
        .map((id) => store.find(id))
        .filter((run) => run !== null)
        .map((run) => RunStanding.parse(run)),
    close: async (id) => {
      open.delete(id);
    },
  };
}
