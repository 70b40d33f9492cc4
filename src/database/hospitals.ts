import type { Db, Filter, UpdateFilter } from "mongodb";
import type { LifePatch } from "../domain/hospital-life.ts";
import { Hospital, type HospitalId, type HospitalStatus, type LastRun, type Lease } from "../domain/hospitals.ts";
import type { LedgerDraft } from "../domain/ledger.ts";
import type { FleetWriter } from "./fleet.ts";
import { fromStored, insertOnce, type Stored, toStored } from "./stored.ts";

/** Where a page ends: the next one begins after it. */
export type HospitalCursor = { readonly createdAt: Date; readonly id: string };

/** What a worker may change of the hospital that it holds. */
export type HospitalPatch = Partial<Pick<Hospital, "database" | "appliedRevision" | "unknownSince" | "drift">>;

/** What an ended run leaves on its hospital in the moment in which it leaves the queue. */
export type LeavingPatch = { readonly lastRun?: LastRun; readonly drift?: Hospital["drift"] };

/** What goes with a worker's change of status. */
export type MovePatch = HospitalPatch & Partial<Pick<Hospital, "doomed">>;

export type QueueMove = { readonly from: HospitalStatus; readonly to: HospitalStatus; readonly alone: boolean };

export type HospitalRepository = {
  /** False if the slug is taken. */
  readonly insert: (hospital: Hospital) => Promise<boolean>;
  readonly find: (id: string) => Promise<Hospital | null>;
  /** Newest first. */
  readonly page: (limit: number, after?: HospitalCursor) => Promise<Hospital[]>;
  /** All of them in one reading, in any order. */
  readonly all: () => Promise<Hospital[]>;
  /** Another run is asked for: the hospital's count of them. */
  readonly countRun: (id: HospitalId) => Promise<number>;
  /**
   * Puts a run at the end of the queue if it is not in it, the status still is `from`, and nobody else is there if it wants
   * to be alone.
   */
  readonly enqueue: (id: HospitalId, runId: string, move: QueueMove) => Promise<Hospital | null>;
  /**
   * Puts a run that nobody asked for into the queue and counts it, if the queue is empty and nobody has asked for a run
   * since `hospital` was read. Null, and nothing done, otherwise.
   */
  readonly enqueueNext: (hospital: Hospital, runId: string) => Promise<Hospital | null>;
  /** Takes a run out of the queue; the patch holds only if it was in it. Answers the hospital in any case. */
  readonly dequeue: (id: HospitalId, runId: string, patch?: LeavingPatch) => Promise<Hospital | null>;
  /** Gives the hospital to a worker. Null if another one has it, or took it since `hospital` was read. */
  readonly takeLease: (hospital: Hospital, lease: Omit<Lease, "fence">) => Promise<Lease | null>;
  /** Takes a dead worker's lease away, if it still is as `hospital` has it. Null if the worker turned out to be alive. */
  readonly takeOver: (hospital: Hospital, lease: Omit<Lease, "fence">) => Promise<Lease | null>;
  /** False if the worker has lost it. */
  readonly renewLease: (id: HospitalId, fence: number, expiresAt: Date) => Promise<boolean>;
  readonly releaseLease: (id: HospitalId, fence: number) => Promise<void>;
  /** Changes a hospital under the lease with this fencing number. False, and nothing done, for a stale one. */
  readonly update: (id: HospitalId, fence: number, patch: HospitalPatch) => Promise<boolean>;
  /**
   * Makes the hospital `to` under the lease with this fencing number, if status and what has to do with payment still are
   * as `hospital` has them. Null, and nothing done, if the lease is lost or payments were faster.
   */
  readonly moveStatus: (
    hospital: Hospital,
    fence: number,
    to: HospitalStatus,
    patch?: MovePatch,
  ) => Promise<Hospital | null>;
  /**
   * Changes what has to do with payment if the status and the last such change still are as `hospital` has them, and
   * notes what the ledger is told of it. Null, and nothing done, if somebody was faster.
   */
  readonly settle: (hospital: Hospital, patch: LifePatch, drafts: readonly LedgerDraft[]) => Promise<Hospital | null>;
  /** Raises the number of revisions given out. */
  readonly countRevision: (id: HospitalId, number: number) => Promise<void>;
  /** Notes something in the hospital's outbox that no other document tells of. */
  readonly note: (id: HospitalId, draft: LedgerDraft) => Promise<void>;
};

/** `fleet` is told of every change of what the fleet's list shows. */
export function hospitalRepository(db: Db, fleet: FleetWriter): HospitalRepository {
  const collection = db.collection<Stored<Hospital>>("hospitals");

  async function change(filter: Filter<Stored<Hospital>>, update: UpdateFilter<Stored<Hospital>>) {
    const document = await collection.findOneAndUpdate(filter, update, { returnDocument: "after" });
    return document && fromStored(Hospital, document);
  }

  async function find(id: string) {
    const document = await collection.findOne({ _id: id });
    return document && fromStored(Hospital, document);
  }

  /** A list that is late must not stop what it is to show: what fails here is mended later. */
  async function show(hospital: Hospital) {
    await fleet.keep(hospital).catch(() => {});
    return hospital;
  }

  /** As `change`, for what the fleet's list shows. */
  async function changeShown(filter: Filter<Stored<Hospital>>, update: UpdateFilter<Stored<Hospital>>) {
    const hospital = await change(filter, { ...update, $inc: { ...update.$inc, entryVersion: 1 } });
    return hospital && show(hospital);
  }

  return {
    insert: async (hospital) => {
      const isKept = await insertOnce(collection, toStored(hospital));
      if (isKept) await show(hospital);
      return isKept;
    },
    find,
    page: async (limit, after) => {
      const filter: Filter<Stored<Hospital>> = after
        ? { $or: [{ createdAt: { $lt: after.createdAt } }, { createdAt: after.createdAt, _id: { $lt: after.id } }] }
        : {};
      const documents = await collection.find(filter).sort({ createdAt: -1, _id: -1 }).limit(limit).toArray();
      return documents.map((document) => fromStored(Hospital, document));
    },
    all: async () => (await collection.find().toArray()).map((document) => fromStored(Hospital, document)),
    countRun: async (id) => {
      const hospital = await change({ _id: id }, { $inc: { runCount: 1 } });
      if (!hospital) throw new Error(`no hospital ${id} to count a run of`);
      return hospital.runCount;
    },
    enqueue: (id, runId, { from, to, alone }) =>
      changeShown(
        { _id: id, status: from, queue: { $ne: runId }, ...(alone && { "queue.0": { $exists: false } }) },
        { $set: { status: to }, $push: { queue: runId } },
      ),
    enqueueNext: ({ id, status, runCount }, runId) =>
      change(
        { _id: id, status, runCount, "queue.0": { $exists: false } },
        { $push: { queue: runId }, $inc: { runCount: 1 } },
      ),
    dequeue: async (id, runId, patch = {}) => {
      const left = await changeShown({ _id: id, queue: runId }, { $pull: { queue: runId }, $set: patch });
      return left ?? find(id);
    },
    takeLease: async ({ id, fence }, { runId, owner, expiresAt }) => {
      const lease = { runId, owner, expiresAt, fence: fence + 1 };
      const taken = await change({ _id: id, lease: null, fence }, { $set: { lease, fence: fence + 1 } });
      return taken && lease;
    },
    takeOver: async ({ id, fence, lease: dead }, { runId, owner, expiresAt }) => {
      const lease = { runId, owner, expiresAt, fence: fence + 1 };
      const asRead = dead ? { "lease.expiresAt": dead.expiresAt } : { lease: null };
      const taken = await change({ _id: id, fence, ...asRead }, { $set: { lease, fence: fence + 1 } });
      return taken && lease;
    },
    renewLease: async (id, fence, expiresAt) => {
      const renewed = await change({ _id: id, "lease.fence": fence }, { $set: { "lease.expiresAt": expiresAt } });
      return renewed !== null;
    },
    releaseLease: async (id, fence) => {
      await change({ _id: id, "lease.fence": fence }, { $set: { lease: null } });
    },
    update: async (id, fence, patch) =>
      (await changeShown({ _id: id, "lease.fence": fence }, { $set: patch })) !== null,
    moveStatus: (hospital, fence, to, patch = {}) =>
      changeShown(
        { ...asRead(hospital), "lease.fence": fence },
        { $set: { ...patch, status: to, lifeVersion: hospital.lifeVersion + 1 } },
      ),
    settle: (hospital, patch, drafts) => {
      // Most news of payments change nothing that the fleet's list shows.
      const act = patch.status === undefined && patch.plan === undefined ? change : changeShown;
      return act(asRead(hospital), {
        $set: { ...patch, lifeVersion: hospital.lifeVersion + 1 },
        $push: { outbox: { $each: [...drafts] } },
      });
    },
    countRevision: async (id, number) => {
      await change({ _id: id }, { $max: { lastRevision: number } });
    },
    note: async (id, draft) => {
      await change({ _id: id }, { $push: { outbox: draft } });
    },
  };
}

/** One that was kept before there were payments has no number of changes by them. */
function asRead({ id, status, lifeVersion }: Hospital): Filter<Stored<Hospital>> {
  const version = lifeVersion === 0 ? { $or: [{ lifeVersion }, { lifeVersion: { $exists: false } }] } : { lifeVersion };
  return { _id: id, status, ...version };
}
