import { z } from "zod";
import { signUpOf } from "../../domain/actors.ts";
import { type Hospital, HospitalId } from "../../domain/hospitals.ts";
import { Amount, CardNumber, declinedTestCard, type Payment, paymentIdOf } from "../../domain/payments.ts";
import { Currency, plans } from "../../domain/plans.ts";
import { type Run, RunId } from "../../domain/runs.ts";
import { done, type Outcome, refused } from "../../foundation/errors.ts";
import { hasEnded } from "../../runs/machine.ts";
import { startProblem } from "../../runs/turns/startable.ts";
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
import { startRun } from "../runs/start.ts";
import { waitForRun } from "../runs/wait.ts";

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
  if (await context.repositories.payments.insert(payment)) context.outbox.notify("payments", payment.id, hospital.id);
  const started = await startProvision(context, hospital);
  const runId = started?.id ?? provisionOf(await current(context, hospital));
  const run = runId === null ? null : await waitForRun(context, RunId.parse(runId), waitMs, signal);
  if (run && hasEnded(run.status) && run.status !== "applied") {
    return refused(provisioningFailed(run.id, run.problem));
  }
  const now = await current(context, hospital);
  // A key's holder knows every hospital's id: he is no buyer, and is shown credentials by his role alone.
  const isBuyer = caller.kind === "public";
  const mayReveal = isBuyer && started !== null && run?.status === "applied" && !signal?.aborted;
  const buyer = signUpOf(hospital.id);
  return done({ hospital: now, run, credentials: mayReveal ? await takeCredentials(context, now, buyer) : null });
}

/** The run that makes the database, while it is being made. What else goes on at a hospital is nobody's who pays. */
function provisionOf({ status, queue }: Hospital): string | null {
  return status === "provisioning" ? (queue[0] ?? null) : null;
}

function objection(context: ServiceContext, hospital: Hospital, request: PaymentRequest): ServiceProblem | null {
  if (hospital.target !== context.target) return targetMismatch(hospital.target, context.target);
  if (hospital.status === "offboarding" || hospital.status === "gone") {
    return hospitalStateConflict(hospital.status, "sign up again to get a new database");
  }
  const { startTier } = plans[hospital.plan];
  if (startTier !== "M0" && !context.dummyCardBuysAnyTier) return dummyCardNotAllowed(startTier);
  return request.card_number === declinedTestCard ? cardDeclined : null;
}

function paymentOf({ clock }: ServiceContext, hospital: Hospital, request: PaymentRequest): Payment {
  const id = paymentIdOf(hospital.id);
  const at = clock.now();
  const { amount: amountCents, currency } = request;
  const expectedCents = plans[hospital.plan].priceCents[currency];
  const actor = signUpOf(hospital.id);
  const data = { payment: id, amount_cents: amountCents, expected_cents: expectedCents, currency, card: "test card" };
  return {
    id,
    hospitalId: hospital.id,
    gateway: "test-card",
    status: "paid",
    amountCents,
    paidCents: amountCents,
    refundedCents: 0,
    currency,
    expectedCents,
    cardLastFour: request.card_number.slice(-4),
    periodStart: at,
    periodEnd: null,
    processedAt: at,
    outbox: [{ id: `${id}:received`, stream: hospital.id, at, actor, action: "payment.received", runId: null, data }],
  };
}

/** The provision run if this call started it; null if another has, or if the database is there already. */
async function startProvision(context: ServiceContext, hospital: Hospital): Promise<Run | null> {
  if (startProblem("provision", hospital)) return null;
  const started = await startRun(context, hospital, {
    kind: "provision",
    change: null,
    toRevision: null,
    retryOf: null,
    author: signUpOf(hospital.id),
    reason: "Paid for.",
    status: "provisioning",
    alone: true,
  });
  return started.ok ? started.value : null;
}

async function current({ repositories }: ServiceContext, { id }: Hospital): Promise<Hospital> {
  const hospital = await repositories.hospitals.find(id);
  if (!hospital) throw new Error(`hospital ${id} vanished while it paid`);
  return hospital;
}
