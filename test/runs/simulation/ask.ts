import { signUpOf } from "../../../src/domain/actors.ts";
import type { Hospital } from "../../../src/domain/hospitals.ts";
import { type RunKind, runKinds } from "../../../src/domain/runs.ts";
import { startProblem } from "../../../src/runs/turns/startable.ts";
import { settleSubscription } from "../../../src/services/billing/settle-subscription.ts";
import { type RunRequest, requestRun } from "../../../src/services/runs/request.ts";
import { retryRun } from "../../../src/services/runs/retry.ts";
import { startRun } from "../../../src/services/runs/start.ts";
import type { Chance } from "./chance.ts";
import { byPayments, pay } from "./payments.ts";
import { askers } from "./people.ts";
import type { Process } from "./scheduler.ts";
import { begin, type World } from "./world.ts";

const changes = [
  { tier: "M10" },
  { tier: "FLEX" },
  { tier: "M20" },
  { tier: "M10", terminationProtection: false },
  { accessList: ["10.0.0.1"] },
  { accessList: ["10.0.0.1", "10.0.0.2"] },
  { accessList: ["0.0.0.0/0"] },
] as const;

export function ask(world: World, api: Process, hospital: Hospital): void {
  const { chance } = world;
  const request = requestOf(chance, hospital, kindFor(chance, hospital));
  const caller = chance.pick(askers);
  begin(world, api, { name: `${caller.actor.name} asks for ${request.kind}` }, ({ services }) =>
    requestRun(services, caller, hospital.id, request),
  );
}

/** As the till and the gateway do it: the subscription is paid, and what failed for a hospital that paid is tried again. */
export function payFor(world: World, api: Process, hospital: Hospital): void {
  const { id } = hospital;
  world.books.paid.add(id);
  const { id: subscriptionId } = pay(world, hospital);
  begin(world, api, { name: "somebody pays", intent: byPayments }, async ({ services }) => {
    await settleSubscription(services, subscriptionId, id);
    const now = await services.repositories.hospitals.find(id);
    if (now?.status !== "provisioning" || now.queue.length > 0) return;
    const wish = { kind: "provision", change: null, toRevision: null, retryOf: null, reason: "Paid for." } as const;
    await startRun(services, now, { ...wish, author: signUpOf(id), alone: true });
  });
}

export function retry(world: World, api: Process, hospital: Hospital): void {
  const own = [...world.books.runs.values()].filter(({ hospitalId }) => hospitalId === hospital.id);
  const run = own.length > 0 ? world.chance.pick(own) : null;
  if (!run) return;
  const caller = world.chance.pick(askers);
  begin(world, api, { name: `${caller.actor.name} retries ${run.id} (${run.status})` }, ({ services }) =>
    retryRun(services, caller, run.id, { confirm: hospital.name }),
  );
}

/** Mostly what can be asked for now. */
function kindFor(chance: Chance, hospital: Hospital): RunKind {
  if (chance.happens(0.1)) return chance.pick(runKinds);
  const fitting = runKinds.filter((kind) => kind !== "offboard" && startProblem(kind, hospital) === null);
  if (fitting.length === 0 || chance.happens(0.08)) return "offboard";
  return fitting.includes("change") && chance.happens(0.4) ? "change" : chance.pick(fitting);
}

export function requestOf(chance: Chance, hospital: Hospital, kind: RunKind): RunRequest {
  const reason = "a whim";
  if (kind === "offboard") return { kind, reason, confirm: hospital.name };
  if (kind !== "change") return { kind, reason };
  if (hospital.lastRevision > 1 && chance.happens(0.3)) {
    return { kind, reason, to_revision: 1 + chance.int(hospital.lastRevision) };
  }
  const { accessList, ...change } = { accessList: undefined, ...chance.pick(changes) };
  return { kind, reason, config: { ...change, ...(accessList && { accessList: [...accessList] }) } };
}
