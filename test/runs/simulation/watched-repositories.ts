import type { Repositories } from "../../../src/database/index.ts";
import { revisionIdOf } from "../../../src/database/revisions.ts";
import type { Run } from "../../../src/domain/runs.ts";
import type { MemoryStores } from "../../support/memory/index.ts";
import { type Books, count, type Task } from "./books.ts";
import { checkLife } from "./check-life.ts";
import { recordPlan, recordRequest, recordRevision, recordSave, Violation } from "./record.ts";
import type { Scheduler } from "./scheduler.ts";

type Watching = {
  readonly memory: Repositories;
  readonly stores: MemoryStores;
  readonly scheduler: Scheduler;
  readonly books: Books;
  readonly task: Task;
  readonly trace: string[];
  /** Told of what must never happen; what it throws would be taken for a broken database. */
  readonly watch: <T>(look: () => T) => void;
};

/** The repositories as one task of one process has them: every call waits for its turn, and the books see what it did. */
export function watchedRepositories({ memory, stores, scheduler, books, task, trace, watch }: Watching): Repositories {
  const gated = <T extends object>(name: string, repository: T): T => {
    const calls = Object.entries(repository).map(([method, call]) => [
      method,
      async (...given: unknown[]) => {
        await scheduler.pass(task.process, `database ${name}.${method}`);
        return call(...given);
      },
    ]);
    return Object.fromEntries(calls) as T;
  };
  const given = <L extends { fence: number }>(lease: L | null): L | null => {
    if (lease) task.fence = lease.fence;
    return lease;
  };
  return {
    ...memory,
    cases: gated("cases", memory.cases),
    hospitals: gated("hospitals", {
      ...memory.hospitals,
      settle: async (hospital, patch, drafts) => {
        const settled = await memory.hospitals.settle(hospital, patch, drafts);
        if (settled) watch(() => checkLife(hospital, patch));
        return settled;
      },
      takeLease: async (...asked) => given(await memory.hospitals.takeLease(...asked)),
      takeOver: async (...asked) => given(await memory.hospitals.takeOver(...asked)),
    }),
    runs: gated("runs", {
      ...memory.runs,
      insert: async (run, number) => {
        if (!stores.runs.find(run.id)) watch(() => recordRequest(books, run));
        return memory.runs.insert(run, number);
      },
      remove: async (id) => {
        if (stores.runs.find(id)?.version === 1) books.runs.delete(id);
        await memory.runs.remove(id);
      },
      save: async (run) => {
        const before = stores.runs.find(run.id);
        const isWritten = before?.version === run.version - 1;
        if (before && isWritten) {
          trace.push(`${task.process.name}: ${run.id} ${before.status} → ${run.status}`);
          watch(() => recordSave(books, task, before, run));
          if (isOvertaken(task, run, stores)) count(books.seen, "written after the lease was lost");
          watch(() => checkUnknown(before, run, stores));
        }
        return memory.runs.save(run);
      },
    }),
    plans: gated("plans", {
      ...memory.plans,
      insert: async (plan) => {
        const config = stores.revisions.find(revisionIdOf(plan.hospitalId, plan.revision));
        watch(() => recordPlan(books, plan, config));
        return memory.plans.insert(plan);
      },
    }),
    planFiles: gated("planFiles", memory.planFiles),
    revisions: gated("revisions", {
      ...memory.revisions,
      insert: async (revision) => {
        const isNew = stores.revisions.find(revision.id) === null;
        if (isNew) watch(() => recordRevision(books, revision));
        return memory.revisions.insert(revision);
      },
    }),
    results: gated("results", memory.results),
    credentials: gated("credentials", memory.credentials),
    outbox: gated("outbox", memory.outbox),
    ledger: { ...gated("ledger", memory.ledger), allTexts: memory.ledger.allTexts },
  };
}

/** The hospital is somebody else's by now, and that one has not put its number on the run yet. */
function isOvertaken({ process, runId, fence }: Task, run: Run, { hospitals }: MemoryStores): boolean {
  const newest = hospitals.find(run.hospitalId)?.fence ?? 0;
  return process.isWorker && runId === run.id && fence > 0 && newest > fence;
}

/** Who reads that a run was interrupted while it was applied can rely on the hospital's saying so as well. */
function checkUnknown(before: Run, after: Run, { hospitals }: MemoryStores): void {
  if (before.status !== "applying" || after.status !== "interrupted") return;
  const unknownSince = hospitals.find(after.hospitalId)?.unknownSince;
  if (unknownSince !== after.id)
    throw new Violation(`${after.id} was interrupted, and its hospital does not know of it`);
}
