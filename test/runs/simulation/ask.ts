import { signUpOf } from "../../../src/domain/actors.ts";
import type { Hospital } from "../../../src/domain/hospitals.ts";
import { type RunKind, runKinds } from "../../../src/domain/runs.ts";
import { startProblem } from "../../../src/runs/turns/startable.ts";
import { type RunRequest, requestRun } from "../../../src/services/runs/request.ts";
import { retryRun } from "../../../src/services/runs/retry.ts";
import { startRun } from "../../../src/services/runs/start.ts";
import type { Chance } from "./chance.ts";
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

/** As the till does it: alone, and by the browser that signed up. */
export function payFor(world: World, api: Process, { id }: Hospital): void {
  world.books.paid.add(id);
  begin(world, api, { name: "somebody pays" }, async ({ services }) => {
    const hospital = await services.repositories.hospitals.find(id);
    if (!hospital || startProblem("provision", hospital)) return;
    const wish = { kind: "provision", change: null, toRevision: null, retryOf: null, reason: "Paid for." } as const;
    await startRun(services, hospital, { ...wish, author: signUpOf(id), status: "provisioning", alone: true });
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
