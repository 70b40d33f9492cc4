import type { HospitalCursor, HospitalRepository } from "../../../src/database/hospitals.ts";
import type { Hospital, HospitalId, Lease } from "../../../src/domain/hospitals.ts";
import type { Store } from "./store.ts";

export function memoryHospitals(store: Store<Hospital>): HospitalRepository {
  const grant = (hospital: Hospital, asked: Omit<Lease, "fence">, fits: (now: Hospital) => boolean): Lease | null => {
    const fence = hospital.fence + 1;
    const lease: Lease = { ...asked, fence };
    const taken = store.change(hospital.id, (now) =>
      now.fence === hospital.fence && fits(now) ? { ...now, lease, fence } : null,
    );
    return taken && lease;
  };
  const underFence = (id: HospitalId, fence: number, update: (now: Hospital) => Hospital) =>
    store.change(id, (now) => (now.lease?.fence === fence ? update(now) : null)) !== null;
  const changeShown = (id: string, update: (now: Hospital) => Hospital | null) =>
    store.change(id, (now) => {
      const next = update(now);
      return next && { ...next, entryVersion: now.entryVersion + 1 };
    });
  return {
    insert: async (hospital) => !store.all().some(({ slug }) => slug === hospital.slug) && store.insert(hospital),
    find: async (id) => store.find(id),
    page: async (limit, after) =>
      store
        .all()
        .sort(newestFirst)
        .filter((hospital) => !after || newestFirst(after, hospital) < 0)
        .slice(0, limit),
    all: async () => store.all(),
    countRun: async (id) => {
      const counted = store.change(id, (now) => ({ ...now, runCount: now.runCount + 1 }));
      if (!counted) throw new Error(`no hospital ${id} to count a run of`);
      return counted.runCount;
    },
    enqueue: async (id, runId, { from, to, alone }) =>
      changeShown(id, (now) =>
        now.status === from && !now.queue.includes(runId) && !(alone && now.queue.length > 0)
          ? { ...now, status: to, queue: [...now.queue, runId] }
          : null,
      ),
    enqueueNext: async ({ id, status, runCount }, runId) =>
      store.change(id, (now) =>
        now.status === status && now.runCount === runCount && now.queue.length === 0
          ? { ...now, queue: [runId], runCount: runCount + 1 }
          : null,
      ),
    dequeue: async (id, runId, patch = {}) =>
      changeShown(id, (now) =>
        now.queue.includes(runId) ? { ...now, ...patch, queue: now.queue.filter((queued) => queued !== runId) } : null,
      ) ?? store.find(id),
    takeLease: async (hospital, lease) => grant(hospital, lease, (now) => now.lease === null),
    takeOver: async (hospital, lease) =>
      grant(hospital, lease, (now) => now.lease?.expiresAt.getTime() === hospital.lease?.expiresAt.getTime()),
    renewLease: async (id, fence, expiresAt) =>
      underFence(id, fence, (now) => ({ ...now, lease: now.lease && { ...now.lease, expiresAt } })),
    releaseLease: async (id, fence) => {
      underFence(id, fence, (now) => ({ ...now, lease: null }));
    },
    update: async (id, fence, patch) =>
      changeShown(id, (now) => (now.lease?.fence === fence ? { ...now, ...patch } : null)) !== null,
    moveStatus: async ({ id, status, lifeVersion }, fence, to, patch = {}) =>
      changeShown(id, (now) =>
        now.lease?.fence === fence && now.status === status && now.lifeVersion === lifeVersion
          ? { ...now, ...patch, status: to, lifeVersion: lifeVersion + 1 }
          : null,
      ),
    settle: async ({ id, status, lifeVersion }, patch, drafts) =>
      changeShown(id, (now) =>
        now.status === status && now.lifeVersion === lifeVersion
          ? { ...now, ...patch, lifeVersion: lifeVersion + 1, outbox: [...now.outbox, ...drafts] }
          : null,
      ),
    countRevision: async (id, number) => {
      store.change(id, (now) => ({ ...now, lastRevision: Math.max(now.lastRevision, number) }));
    },
    note: async (id, draft) => {
      store.change(id, (now) => ({ ...now, outbox: [...now.outbox, draft] }));
    },
  };
}

function newestFirst(one: HospitalCursor, other: HospitalCursor): number {
  return other.createdAt.getTime() - one.createdAt.getTime() || (one.id < other.id ? 1 : one.id > other.id ? -1 : 0);
}
