import type { Hospital, HospitalId, Lease } from "../../domain/hospitals.ts";
import type { RunId } from "../../domain/runs.ts";
import type { RunContext } from "../context.ts";

/** A hospital that this worker holds, for one run. */
export type Hold = {
  readonly hospitalId: HospitalId;
  /** Goes with every write; a higher one given out later makes these writes void. */
  readonly fence: number;
  /** Raised when the lease went to somebody else: stop, and write nothing more. */
  readonly lost: AbortSignal;
  /** Raised when somebody wants the run to stop. */
  readonly canceled: AbortSignal;
  /** Raised when somebody wants it to stop at once, whatever it leaves. */
  readonly forced: AbortSignal;
};

/**
 * Takes the hospital's lease for a run, does the work with the lease kept alive by a heartbeat, and lets go. Null, and
 * nothing done, if another worker holds the hospital.
 */
export async function whileHolding<T>(
  context: RunContext,
  hospital: Hospital,
  runId: RunId,
  work: (hold: Hold) => Promise<T>,
): Promise<{ readonly result: T } | null> {
  const { hospitals } = context.repositories;
  const { owner } = context;
  const lease = await hospitals.takeLease(hospital, { runId, owner, expiresAt: expiry(context) });
  if (!lease) return null;
  const { hold, stop } = keepAlive(context, hospital.id, runId, lease);
  try {
    return { result: await work(hold) };
  } finally {
    await stop();
    await hospitals.releaseLease(hospital.id, lease.fence);
  }
}

export function expiry({ clock, leaseMs }: Pick<RunContext, "clock" | "leaseMs">): Date {
  return new Date(clock.now().getTime() + leaseMs);
}

function keepAlive(context: RunContext, hospitalId: HospitalId, runId: RunId, { fence }: Lease) {
  const { runs, hospitals } = context.repositories;
  const [lost, canceled, forced] = [new AbortController(), new AbortController(), new AbortController()];
  let beating = Promise.resolve();
  async function beat(): Promise<void> {
    try {
      if (!(await hospitals.renewLease(hospitalId, fence, expiry(context)))) lost.abort();
      const run = await runs.find(runId);
      if (run?.cancel) canceled.abort();
      if (run?.cancel?.forced) forced.abort();
    } catch (error) {
      context.log.warn({ err: error, runId }, "the lease of the run was not renewed");
    }
  }
  const stopBeating = context.every(context.heartbeatMs, () => {
    beating = beating.then(beat);
  });
  const hold: Hold = {
    hospitalId,
    fence,
    lost: lost.signal,
    canceled: canceled.signal,
    forced: forced.signal,
  };
  return {
    hold,
    stop: async () => {
      stopBeating();
      await beating;
    },
  };
}
