import { createHash } from "node:crypto";
import type { Actor } from "../../domain/actors.ts";
import { type LedgerDraft, serviceStream } from "../../domain/ledger.ts";
import { canonicalJson } from "../../foundation/canonical-json.ts";
import type { ServiceContext } from "../context.ts";

const minuteMs = 60_000;

/** Somebody was kept from something. */
export type Denial = {
  readonly actor: Actor;
  readonly method: string;
  /** The route's pattern, not the address that was asked for. */
  readonly route: string;
  /** The code of the refusal, and what it said for machines. */
  readonly code: string;
  readonly detail: Readonly<Record<string, string>>;
  /** What the address named; whether it is there is not known yet. */
  readonly hospitalId: string | null;
  readonly runId: string | null;
  /** To write it down only if the address named something of a hospital that there is. */
  readonly onlyOfExisting: boolean;
};

type Subject = { readonly hospitalId: string | null; readonly runId: string | null };

/**
 * Writes denials into the ledger of the hospital that they are about, else into the service's. Repeated within a minute
 * (by the clock) they are one entry, so that a flood of them fills no ledger. Never throws: what can't be written is logged.
 */
export function denialWriter(
  context: Pick<ServiceContext, "repositories" | "ledger" | "outbox" | "clock" | "log">,
): (denial: Denial) => Promise<void> {
  let minute = Number.NaN;
  /** Spares the ledger what it has from this process; across processes the draft's id does. */
  const written = new Set<string>();

  async function write(denial: Denial): Promise<void> {
    const subject = await subjectOf(context, denial);
    if (denial.onlyOfExisting && subject.hospitalId === null) return;
    const draft = draftOf(denial, subject, context.clock.now());
    const now = minuteOf(draft.at);
    if (now !== minute) written.clear();
    minute = now;
    if (written.has(draft.id)) return;
    written.add(draft.id);
    try {
      // What happened before it stands before it, though that is still on its way.
      await context.outbox.idle();
      await context.ledger.append(draft);
    } catch (error) {
      written.delete(draft.id);
      throw error;
    }
  }

  return (denial) =>
    write(denial).catch((error: unknown) => {
      context.log.error({ err: error, denial }, "a denial could not be written into the ledger");
    });
}

/** What there is of what the address named: a made-up id must not begin a ledger. */
async function subjectOf(
  { repositories }: Pick<ServiceContext, "repositories">,
  named: Pick<Denial, "hospitalId" | "runId">,
): Promise<Subject> {
  const run = named.runId === null ? null : await repositories.runs.find(named.runId);
  if (run) return { hospitalId: run.hospitalId, runId: run.id };
  const hospital = named.hospitalId === null ? null : await repositories.hospitals.find(named.hospitalId);
  return { hospitalId: hospital?.id ?? null, runId: null };
}

function draftOf(denial: Denial, { hospitalId, runId }: Subject, at: Date): LedgerDraft {
  const { actor, method, route, code, detail } = denial;
  const same = canonicalJson([actor.id, method, route, hospitalId, minuteOf(at)]);
  return {
    id: createHash("sha256").update(same).digest("hex"),
    stream: hospitalId ?? serviceStream,
    at,
    actor,
    action: "access.denied",
    runId,
    data: { method, route, code, ...detail },
  };
}

function minuteOf(at: Date): number {
  return Math.floor(at.getTime() / minuteMs);
}
