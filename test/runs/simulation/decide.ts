import type { Run } from "../../../src/domain/runs.ts";
import { hasEnded, isBeingWorkedOn, waitsForPeople } from "../../../src/runs/machine.ts";
import type { KeyHolder } from "../../../src/services/caller.ts";
import { approveRun } from "../../../src/services/runs/approve.ts";
import {
  cancelRun,
  commentOnRun,
  discardRun,
  forceCancelRun,
  overridePolicies,
  previewAgain,
  rejectRun,
} from "../../../src/services/runs/decide.ts";
import type { Intent } from "./books.ts";
import { changeByHand } from "./mishaps.ts";
import { admin, deciders } from "./people.ts";
import type { Process } from "./scheduler.ts";
import { begin, type Contexts, type World } from "./world.ts";

const reason = { reason: "a whim" };

type Choice = {
  readonly name: string;
  readonly intent: Intent;
  readonly act: (contexts: Contexts) => Promise<unknown>;
};

/** Somebody looks at a run and decides on what it was then, which may no longer be so when the service hears of it. */
export function decide(world: World, api: Process): void {
  const { chance } = world;
  const runs = lookedAt(world);
  if (runs.length === 0) return;
  const run = chance.pick(runs);
  const choice = choose(world, run, chance.pick(deciders));
  begin(
    world,
    api,
    { name: `${choice.name} ${run.id} (${run.kind}, ${run.status})`, intent: choice.intent },
    choice.act,
  );
}

/** Mostly those that wait for people. */
function lookedAt({ chance, stores, books }: World): Run[] {
  const waiting = [...books.runs.values()].filter(({ status }) => waitsForPeople(status));
  const some = waiting.length > 0 && chance.happens(0.8) ? waiting : [...books.runs.values()];
  return some.flatMap(({ id }) => stores.runs.find(id) ?? []);
}

function choose(world: World, run: Run, caller: KeyHolder): Choice {
  const { chance } = world;
  if (!hasEnded(run.status) && chance.happens(0.1)) return stop(run, caller, chance.happens(0.5));
  if (isBeingWorkedOn(run.status) && chance.happens(0.5)) return stop(run, caller, run.cancel !== null);
  if (waitsForPeople(run.status) && run.approvals.length > 0 && chance.happens(0.3)) {
    // On moved ground the approvals that are there become void, on the same they carry over.
    if (chance.happens(0.5)) changeByHand(world);
    return again(run, caller);
  }
  if (waitsForPeople(run.status) && chance.happens(0.2)) return again(run, caller);
  if (chance.happens(0.65)) return run.status === "policy_override" ? letPass(run, caller) : approve(run, caller);
  return chance.pick([
    approve(run, caller),
    approve(run, caller, "0".repeat(64)),
    letPass(run, caller),
    ...others(run, caller),
  ]);
}

export function approve(run: Run, caller: KeyHolder, digest = run.plan?.digest ?? ""): Choice {
  const by = caller.actor;
  return {
    name: `${by.name} approves`,
    intent: { kind: "approve", runId: run.id, by, digest },
    act: ({ services }) => approveRun(services, caller, run.id, { digest }),
  };
}

export function letPass(run: Run, caller: KeyHolder): Choice {
  const { actor: by, role } = caller;
  return {
    name: `${by.name} lets pass`,
    intent: { kind: "override", runId: run.id, by, role },
    act: ({ services }) => overridePolicies(services, caller, run.id, reason),
  };
}

function stop(run: Run, caller: KeyHolder, forced: boolean): Choice {
  const who = forced ? admin : caller;
  const call = forced ? forceCancelRun : cancelRun;
  return {
    name: `${who.actor.name} ${forced ? "kills" : "cancels"}`,
    intent: { kind: "other", action: "run.cancel_requested" },
    act: ({ services }) => call(services, who, run.id),
  };
}

function again(run: Run, caller: KeyHolder): Choice {
  return {
    name: `${caller.actor.name} previews again`,
    intent: { kind: "other", action: "nothing" },
    act: ({ services }) => previewAgain(services, caller, run.id),
  };
}

function others(run: Run, caller: KeyHolder): Choice[] {
  const { name } = caller.actor;
  const choice = (what: string, action: string, act: Choice["act"]): Choice => ({
    name: `${name} ${what}`,
    intent: { kind: "other", action },
    act,
  });
  return [
    choice("rejects", "run.rejected", ({ services }) => rejectRun(services, caller, run.id, reason)),
    choice("discards", "nothing", ({ services }) => discardRun(services, caller, run.id)),
    again(run, caller),
    choice("comments on", "run.commented", ({ services }) => commentOnRun(services, caller, run.id, { text: "hm" })),
  ];
}
