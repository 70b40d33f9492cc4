import { z } from "zod";
import type { TestCardPayment } from "../../billing/event.ts";
import { eventOf } from "../../billing/event-of.ts";
import { testCardPaid } from "../../billing/test-card/event.ts";
import { signUpOf } from "../../domain/actors.ts";
import { type Hospital, HospitalId } from "../../domain/hospitals.ts";
import { Amount, CardNumber, declinedTestCard } from "../../domain/payments.ts";
import { Currency, plans } from "../../domain/plans.ts";
import { type Run, RunId } from "../../domain/runs.ts";
import { done, type Outcome, refused } from "../../foundation/errors.ts";
import { waitUntil } from "../../foundation/wait.ts";
import { acceptEvent } from "../billing/accept-event.ts";
import { handleEvent } from "../billing/handle-event.ts";
import { cardNotTakenHere } from "../billing/problems.ts";
import type { Caller } from "../caller.ts";
import type { ServiceContext } from "../context.ts";
import { type RevealedCredentials, takeCredentials } from "../credentials/reveal.ts";
import {
  cardDeclined,
  dummyCardNotAllowed,
  hospitalNotFound,
  hospitalStateConflict,
  provisioningFailed,
  type ServiceProblem,
  targetMismatch,
} from "../problems.ts";
import { newestProvision } from "../runs/newest-provision.ts";
import { startRun } from "../runs/start.ts";
import { awaitDatabase } from "./await-database.ts";

const lookEveryMs = 25;

/** The guide's payment. `organization_id` is the hospital's id. */
export const PaymentRequest = z.strictObject({
  organization_id: z.string().min(1),
  amount: Amount,
  currency: Currency,
  card_number: CardNumber,
});
export type PaymentRequest = z.infer<typeof PaymentRequest>;

export type PaymentAnswer = {
  readonly hospital: Hospital;
  /** The run that makes the database; null if it is long done. */
  readonly run: Run | null;
  /** Only for the call that started the provisioning, once. */
  readonly credentials: RevealedCredentials | null;
};

/**
 * Takes the dummy card, records the payment once, starts the provisioning once and waits for it at most `waitMs`.
 * Open to everybody who knows the unguessable id. Safe to call again, and twice at once.
 */
export async function pay(
  context: ServiceContext,
  caller: Caller,
  request: PaymentRequest,
  waitMs: number,
  signal?: AbortSignal,
): Promise<Outcome<PaymentAnswer, ServiceProblem>> {
  const id = HospitalId.safeParse(request.organization_id);
  const hospital = id.success ? await context.repositories.hospitals.find(id.data) : null;
  if (!hospital) return refused(hospitalNotFound);
  const problem = objection(context, hospital, request);
  if (problem) return refused(problem);

  const payment = paymentOf(context, hospital, request);
  const isFirst = await takePayment(context, payment);
  const taken = await onceTaken(context, hospital, waitMs, signal);
  const again = isFirst ? null : await startAgain(context, taken);
  const runId = again?.id ?? (await provisionOf(context, await current(context, hospital), isFirst));
  const { run, failed } =
    runId === null
      ? { run: null, failed: false }
      : await awaitDatabase(context, hospital, RunId.parse(runId), waitMs, signal);
  if (run && failed) return refused(provisioningFailed(run.id, run.problem));
  const now = await current(context, hospital);
  // A key's holder knows every hospital's id: he is no buyer, and is shown credentials by his role alone.
  const isBuyer = caller.kind === "public";
  const mayReveal = isBuyer && (isFirst || again !== null) && run?.status === "applied" && !signal?.aborted;
  const buyer = signUpOf(hospital.id);
  return done({ hospital: now, run, credentials: mayReveal ? await takeCredentials(context, now, buyer) : null });
}

/** The hospital once somebody has handled its payment, whoever does; as it is when the time is over. */
async function onceTaken(
  context: ServiceContext,
  hospital: Hospital,
  limitMs: number,
  signal: AbortSignal | undefined,
): Promise<Hospital> {
  let now = hospital;
  const look = async () => {
    now = await current(context, hospital);
    return now.status === "pending_payment" ? undefined : true;
  };
  await waitUntil(look, { limitMs, everyMs: lookEveryMs, ...(signal && { signal }) });
  return now;
}

/**
 * The run that makes the database, while it is being made, and for who paid just now also once it is made. What else goes
 * on at a hospital is nobody's who pays.
 */
async function provisionOf(context: ServiceContext, hospital: Hospital, hasJustPaid: boolean): Promise<string | null> {
  if (hospital.status === "provisioning") return hospital.queue[0] ?? null;
  return hasJustPaid ? ((await newestProvision(context, hospital))?.id ?? null) : null;
}

function objection(context: ServiceContext, hospital: Hospital, request: PaymentRequest): ServiceProblem | null {
  if (context.billing.gateway.name !== "test-card") return cardNotTakenHere(hospital.id);
  if (hospital.target !== context.target) return targetMismatch(hospital.target, context.target);
  if (isLeaving(hospital.status)) {
    return hospitalStateConflict(hospital.status, "sign up again to get a new database");
  }
  const { startTier } = plans[hospital.plan];
  if (startTier !== "M0" && !context.dummyCardBuysAnyTier) return dummyCardNotAllowed(startTier);
  return request.card_number === declinedTestCard ? cardDeclined : null;
}

function isLeaving(status: Hospital["status"]): boolean {
  return status === "offboarding" || status === "retained" || status === "gone";
}

function paymentOf({ clock }: ServiceContext, { id, plan }: Hospital, request: PaymentRequest): TestCardPayment {
  const { amount: amountCents, currency, card_number } = request;
  return {
    hospitalId: id,
    amountCents,
    expectedCents: plans[plan].priceCents[currency],
    currency,
    cardLastFour: card_number.slice(-4),
    paidAt: clock.now(),
  };
}

/**
 * Makes the payment durable as an event, of which there is one per hospital, and handles it at once as a worker would. If
 * that fails or this process dies, a worker's sweep does it. False if the hospital has paid before.
 */
async function takePayment(context: ServiceContext, payment: TestCardPayment): Promise<boolean> {
  const json = testCardPaid(payment);
  const read = eventOf("test-card", json);
  if (!read.ok) throw new Error("the till could not read its own event");
  const delivery = { gateway: "test-card" as const, envelope: read.value, json, signedAt: null };
  const isFirst = await acceptEvent(context, delivery);
  // Of many at once each waits for the provisioning, so each sees that it has begun.
  try {
    await handleEvent(context, read.value.id);
  } catch (error) {
    context.billing.callTo(read.value.id);
    throw error;
  }
  return isFirst;
}

/** Tries once more to provision what was paid for and failed. Null if nothing is to be tried, or somebody is at it. */
async function startAgain(context: ServiceContext, hospital: Hospital): Promise<Run | null> {
  if (hospital.status !== "provisioning" || hospital.queue.length > 0) return null;
  const started = await startRun(context, hospital, {
    kind: "provision",
    change: null,
    toRevision: null,
    retryOf: null,
    author: signUpOf(hospital.id),
    reason: "Paid for.",
    alone: true,
  });
  return started.ok ? started.value : null;
}

async function current({ repositories }: ServiceContext, { id }: Hospital): Promise<Hospital> {
  const hospital = await repositories.hospitals.find(id);
  if (!hospital) throw new Error(`hospital ${id} vanished while it paid`);
  return hospital;
}
