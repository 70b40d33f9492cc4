import { signUpOf } from "../../domain/actors.ts";
import type { Case } from "../../domain/cases.ts";
import type { Consequence } from "../../domain/consequences.ts";
import type { Hospital } from "../../domain/hospitals.ts";
import type { Run } from "../../domain/runs.ts";
import { canonicalJson } from "../../foundation/canonical-json.ts";
import { startProblem } from "../../runs/turns/startable.ts";
import type { ServiceContext } from "../context.ts";
import { startRun } from "../runs/start.ts";
import { closeCases, openCase } from "./cases.ts";
import { startOnce } from "./start-once.ts";
import { withdrawSuspend } from "./withdraw-suspend.ts";

const mostCases = 100;
const mostRuns = 50;

/**
 * Does what follows for a hospital, each thing so that doing it again adds nothing. False if the hospital was changed
 * meanwhile by payments or runs: then what follows is to be worked out anew. `open` are its open cases, if they are known.
 */
export async function carryOut(
  context: ServiceContext,
  settled: Hospital,
  follows: readonly Consequence[],
  open?: readonly Case[],
): Promise<boolean> {
  const cases = follows.some(needsCases)
    ? (open ?? (await context.repositories.cases.list({ isOpen: true, hospitalId: settled.id }, mostCases)))
    : [];
  for (const consequence of follows) {
    if (isIdle(consequence, cases)) continue;
    const hospital = await context.repositories.hospitals.find(settled.id);
    if (!hospital || !isSameLife(hospital, settled)) return false;
    if (!(await act(context, hospital, consequence, cases))) return false;
  }
  return true;
}

/** Somebody else who found the same is in nobody's way. */
function isSameLife(one: Hospital, other: Hospital): boolean {
  if (one.lifeVersion === other.lifeVersion) return true;
  const lifeOf = ({ plan, status, doomed, subscription, retention }: Hospital) =>
    canonicalJson([plan, status, doomed, subscription, retention]);
  return lifeOf(one) === lifeOf(other);
}

function needsCases({ act }: Consequence): boolean {
  return act === "close-cases" || act === "change" || act === "open-case";
}

/** Nothing is to be done about it, and nothing has to be read to know that. */
function isIdle(consequence: Consequence, cases: readonly Case[]): boolean {
  return consequence.act === "close-cases" && !cases.some(({ kind }) => kind === consequence.kind);
}

async function act(
  context: ServiceContext,
  hospital: Hospital,
  consequence: Consequence,
  cases: readonly Case[],
): Promise<boolean> {
  switch (consequence.act) {
    case "provision":
      return startProvision(context, hospital);
    case "suspend":
      return startOnce(context, hospital, { kind: "suspend", change: null, reason: consequence.reason });
    case "resume":
      if (await wasSuspendedByHand(context, hospital)) return true;
      return startOnce(context, hospital, { kind: "resume", change: null, reason: consequence.reason });
    case "change": {
      if (consequence.costsMore && cases.some(({ freezesUpgrades }) => freezesUpgrades)) return true;
      const { tier, reason } = consequence;
      return startOnce(context, hospital, { kind: "change", change: { tier }, reason });
    }
    case "withdraw-suspend":
      await withdrawSuspend(context, hospital, consequence.reason);
      return true;
    case "open-case":
      await openCase(context, consequence.found);
      return true;
    case "close-cases":
      await closeCases(context, cases, consequence);
      return true;
  }
}

/** The run and the status are written in one go, and only from `pending_payment`: of many who start it one does. */
async function startProvision(context: ServiceContext, hospital: Hospital): Promise<boolean> {
  if (hospital.status !== "pending_payment" || startProblem("provision", hospital)) return true;
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
  return started.ok;
}

/** A person took access away after it was paid for: to give it back is no payment's business. */
async function wasSuspendedByHand({ repositories }: ServiceContext, hospital: Hospital): Promise<boolean> {
  const { runs } = await repositories.runs.page(hospital.id, hospital.runCount, mostRuns);
  const suspension = runs.find(({ kind, status }) => kind === "suspend" && isCarriedOut(status));
  if (!suspension || suspension.author.kind === "service") return false;
  return hospital.standingSince === null || suspension.createdAt >= hospital.standingSince;
}

function isCarriedOut(status: Run["status"]): boolean {
  return status === "applied" || status === "verifying";
}
