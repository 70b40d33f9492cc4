import { revisionIdOf } from "../../../src/database/revisions.ts";
import type { Hospital } from "../../../src/domain/hospitals.ts";
import type { RunKind } from "../../../src/domain/runs.ts";
import { requestRun } from "../../../src/services/runs/request.ts";
import { retryRun } from "../../../src/services/runs/retry.ts";
import { payFor } from "./ask.ts";
import type { KnownRun } from "./books.ts";
import { heal } from "./heal.ts";
import { hear, pay } from "./payments.ts";
import { admin } from "./people.ts";
import { Violation } from "./record.ts";
import { api } from "./take-step.ts";
import { begin, type World } from "./world.ts";

/** Whatever a hospital has been through, it can be brought to where it was meant to be, and lives on. */
export async function goOn(world: World): Promise<void> {
  undoByHand(world);
  for (const hospital of world.stores.hospitals.all()) {
    if (hospital.subscription) hear(world, api(world), pay(world, hospital));
  }
  await heal(world);
  for (const { id } of world.stores.hospitals.all()) {
    const now = () => hospitalOf(world, id);
    const isUnknown = () => now().unknownSince !== null && now().status !== "offboarding";
    if (isUnknown()) await carryThrough(world, now(), "recover");
    if (isUnknown()) throw new Violation(`${id} can't be recovered`);
    const { status } = now();
    if (status === "pending_payment" || status === "provisioning") {
      payFor(world, api(world), now());
      await heal(world);
    } else if (status !== "gone") {
      const next = {
        active: "rotate",
        past_due: "rotate",
        suspended: "resume",
        retained: "resume",
        offboarding: "offboard",
      } as const;
      await carryThrough(world, now(), next[status]);
    }
    if (now().status === "suspended") await carryThrough(world, now(), "resume");
    checkSuspension(world, now());
    const after = now().status;
    if (after !== (status === "offboarding" || status === "gone" ? "gone" : "active")) {
      throw new Violation(`${id} was ${status} and is stuck as ${after}`);
    }
  }
}

async function carryThrough(world: World, hospital: Hospital, kind: RunKind): Promise<void> {
  let ended = await runTo(world, hospital, kind);
  const broken = brokenOff(world, hospital);
  if (ended === "atlas_would_refuse" && broken) {
    // An apply that failed halfway may have gone where there is no way back: it is finished first.
    begin(world, api(world), { name: `root retries ${broken.id}` }, ({ services }) =>
      retryRun(services, admin, broken.id, { confirm: hospital.name }),
    );
    await heal(world);
    ended = await runTo(world, hospital, kind);
  }
  if (ended !== "applied" && !(kind === "recover" && ended === "planned_and_finished")) {
    throw new Violation(`${hospital.id} is ${hospital.status}, and a ${kind} ended as ${ended}`);
  }
}

/** How a run ended that an admin asked for, or why it was refused. */
async function runTo(world: World, { id, name }: Hospital, kind: RunKind): Promise<string | undefined> {
  const known = world.books.runs.size;
  const request = { kind, reason: "to go on", ...(kind === "offboard" && { confirm: name }) };
  let refusal: string | undefined;
  begin(world, api(world), { name: `root asks for ${kind}` }, async ({ services }) => {
    const asked = await requestRun(services, admin, id, request);
    if (!asked.ok) refusal = asked.problem.code;
  });
  await heal(world);
  const asked = [...world.books.runs.values()].slice(known).filter(({ author }) => author.kind === "key");
  return refusal ?? asked.at(-1)?.status;
}

function brokenOff({ books }: World, { id }: Hospital): KnownRun | undefined {
  const own = [...books.runs.values()].filter(({ hospitalId }) => hospitalId === id);
  return own.findLast(
    ({ kind, applied, status }) => kind === "change" && applied.length > 0 && /errored|canceled|stale/.test(status),
  );
}

/** What drifted goes back to what the stack says; there may be no way back for the product itself. */
function undoByHand({ atlas, fake: { states }, trace }: World): void {
  for (const config of states.values()) atlas.has.set(config.clusterName, config);
  trace.push("what was changed by hand is undone");
}

/** What a hospital is said to be is what its applied revision makes of it. */
function checkSuspension({ stores }: World, { id, status, appliedRevision }: Hospital): void {
  const config = stores.revisions.find(revisionIdOf(id, appliedRevision))?.config;
  if (status === "active" && config?.suspended === true) throw new Violation(`${id} is active and suspended`);
}

function hospitalOf({ stores }: World, id: string): Hospital {
  const hospital = stores.hospitals.find(id);
  if (!hospital) throw new Violation(`${id} is gone from the database`);
  return hospital;
}
