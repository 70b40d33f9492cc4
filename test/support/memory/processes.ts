import type { DutyRepository } from "../../../src/database/duties.ts";
import type { InstallationRepository } from "../../../src/database/installation.ts";
import type { PlanFile, PlanFileRepository } from "../../../src/database/plan-files.ts";
import type { ProcessRepository } from "../../../src/database/processes.ts";
import type { Installation } from "../../../src/domain/installation.ts";
import type { ServiceProcess } from "../../../src/domain/processes.ts";
import { createStore, type Store } from "./store.ts";

export function memoryPlanFiles(store: Store<PlanFile>): PlanFileRepository {
  return {
    keep: async (file) => store.put(file),
    find: async (runId, number) => {
      const file = store.find(runId);
      return file?.number === number ? file : null;
    },
    remove: async (runId) => {
      store.remove(runId);
    },
  };
}

export function memoryProcesses(): ProcessRepository {
  const store = createStore<ServiceProcess>();
  return {
    put: async (process) => store.put(process),
    remove: async (id) => {
      store.remove(id);
    },
    forget: async (before) => {
      for (const { id, seenAt } of store.all()) if (seenAt < before) store.remove(id);
    },
    list: async () =>
      store
        .all()
        .sort((one, other) => one.startedAt.getTime() - other.startedAt.getTime() || (one.id < other.id ? -1 : 1)),
  };
}

export function memoryDuties(): DutyRepository {
  const store = createStore<{ id: string; owner: string; until: Date }>();
  return {
    take: async (name, owner, until, now) =>
      store.change(name, (duty) => (duty.owner === owner || duty.until <= now ? { id: name, owner, until } : null)) !==
        null || store.insert({ id: name, owner, until }),
  };
}

export function memoryInstallation(): InstallationRepository {
  const store = createStore<Installation>();
  return {
    keep: async (installation) => {
      store.insert(installation);
      return store.find(installation.id) ?? installation;
    },
    find: async () => store.find("installation"),
  };
}
