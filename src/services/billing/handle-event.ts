import { eventOf } from "../../billing/event-of.ts";
import type { InboxEvent } from "../../domain/inbox.ts";
import { caseId } from "../../domain/payment-cases.ts";
import { newId } from "../../foundation/ids.ts";
import type { ServiceContext } from "../context.ts";
import { backoffMs, mostAttempts } from "./backoff.ts";
import { closeCaseById, openCase } from "./cases.ts";
import { followEvent } from "./follow-event.ts";

const claimMs = 60_000;

/** What came of an attempt: its end, or why it has to be tried again. */
type Attempt =
  | {
      readonly end: "handled" | "ignored" | "dead";
      readonly outcome: string;
      readonly hospitalId: string | null;
      readonly runId: string | null;
    }
  | { readonly end: "again"; readonly outcome: string };

/**
 * Handles one event of the inbox, if it is open and nobody else is at it. What fails is tried again later, and after some
 * attempts lies dead until a person replays it. Never throws for what an event does.
 */
export async function handleEvent(context: ServiceContext, id: string): Promise<void> {
  const { repositories, clock, random } = context;
  const claim = { owner: newId("claim", random), until: new Date(clock.now().getTime() + claimMs) };
  const event = await repositories.inbox.claim(id, claim, clock.now());
  if (!event) return repositories.inbox.review(id);
  const attempt = await tryOnce(context, event);
  const isDead = attempt.end === "dead" || (attempt.end === "again" && event.attempts >= mostAttempts);
  if (isDead) await openCase(context, deadCase(event, attempt.outcome));
  else if (attempt.end !== "again" && event.outcome !== null) {
    await closeCaseById(context, caseId("event_dead", event.id), "The event was handled.");
  }
  const { outcome } = attempt;
  if (attempt.end !== "again" || isDead) {
    const [hospitalId, runId] = attempt.end === "again" ? [null, null] : [attempt.hospitalId, attempt.runId];
    const status = isDead ? "dead" : attempt.end === "ignored" ? "ignored" : "handled";
    await repositories.inbox.settle(event, claim.owner, { status, nextAttemptAt: null, outcome, hospitalId, runId });
    return;
  }
  const waitMs = backoffMs(event.attempts, (random(1)[0] ?? 0) / 255);
  const nextAttemptAt = new Date(clock.now().getTime() + waitMs);
  const { hospitalId, runId } = event;
  await repositories.inbox.settle(event, claim.owner, {
    status: "retrying",
    nextAttemptAt,
    outcome,
    hospitalId,
    runId,
  });
}

async function tryOnce(context: ServiceContext, event: InboxEvent): Promise<Attempt> {
  try {
    const read = eventOf(event.gateway, await context.sealer.open(event.sealed));
    if (!read.ok) return { end: "dead", outcome: read.problem.message, hospitalId: null, runId: null };
    if (event.gateway !== context.billing.gateway.name) {
      const outcome = `It is of the gateway ${event.gateway}, which this installation does not ask any more.`;
      return { end: "ignored", outcome, hospitalId: null, runId: null };
    }
    const followed = await followEvent(context, event, read.value.event);
    if (followed.ok) return { ...followed.value, runId: await newestRunOf(context, followed.value.hospitalId) };
    const { code, message, detail } = followed.problem;
    context.log.warn({ event: event.id, code, detail }, "an event waits for its gateway");
    return { end: "again", outcome: message };
  } catch (error) {
    context.log.error({ err: error, event: event.id }, "an event could not be handled");
    return { end: "again", outcome: "Something of ours broke; the log says what." };
  }
}

/** The run that the hospital's queue ends with: the one that this event asked for, if it asked for one. */
async function newestRunOf({ repositories }: ServiceContext, hospitalId: string | null): Promise<string | null> {
  const hospital = hospitalId === null ? null : await repositories.hospitals.find(hospitalId);
  return hospital?.queue.at(-1) ?? null;
}

function deadCase({ id, type, hospitalId }: InboxEvent, outcome: string) {
  return {
    kind: "event_dead" as const,
    subject: id,
    hospitalId,
    message: `The event ${id} (${type}) could not be handled. ${outcome}`,
    nextStep: `Mend the cause, then replay it on the page Payments, or by POST /api/v1/deliveries/${id}/replay.`,
    proposedRun: null,
    freezesUpgrades: false,
  };
}
