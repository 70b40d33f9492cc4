import { theService } from "../../domain/actors.ts";
import type { Hospital } from "../../domain/hospitals.ts";
import { type Run, RunId } from "../../domain/runs.ts";
import { idFrom } from "../../foundation/ids.ts";
import { finishRun } from "../../runs/leases/finish.ts";
import { hasEnded } from "../../runs/machine.ts";
import type { ServiceContext } from "../context.ts";
import { startRun } from "../runs/start.ts";

/** How long the service takes no for an answer, or nothing, before it asks again. */
const askAgainMs = 7 * 86_400_000;
const mostTries = 20;

type Wish = Pick<Run, "kind" | "reason" | "change">;

/**
 * Has the service ask for a run because of how the hospital's subscription stands, once for each time that it came to stand
 * so, and once more each week while it does. Its id follows from that, so it may be called again, after a crash or twice at
 * once. False if the hospital is another by now than it was read: then everything is to be looked at again.
 */
export async function startOnce(context: ServiceContext, hospital: Hospital, wish: Wish): Promise<boolean> {
  if (await isAskedFor(context, hospital, wish)) return true;
  for (let attempt = 0; attempt < mostTries; attempt += 1) {
    const id = idOf(context, hospital, wish, attempt);
    const known = await context.repositories.runs.find(id);
    if (known && hasEnded(known.status)) {
      // Only what the service itself took back, it asks for again.
      if (known.status === "discarded" && known.transitions.at(-1)?.actor.kind === "service") continue;
      return true;
    }
    const started = await startRun(context, hospital, {
      ...wish,
      id,
      toRevision: null,
      retryOf: null,
      author: theService,
    });
    if (!started.ok) return false;
    const run = await context.repositories.runs.find(id);
    // It had its end while we looked: its place must not be taken again.
    if (run && hasEnded(run.status)) await finishRun(context, run);
    return true;
  }
  return true;
}

/** Somebody's run of the same kind waits or goes on already. */
async function isAskedFor({ repositories }: ServiceContext, { queue }: Hospital, wish: Wish): Promise<boolean> {
  for (const id of queue) {
    const run = await repositories.runs.find(id);
    if (run && !hasEnded(run.status) && run.kind === wish.kind) return true;
  }
  return false;
}

function idOf({ clock }: ServiceContext, hospital: Hospital, { kind, change }: Wish, attempt: number): RunId {
  const { id, standingSince, subscription, plan } = hospital;
  const since = standingSince ?? new Date(0);
  const asked = Math.floor((clock.now().getTime() - since.getTime()) / askAgainMs);
  const what = [kind, JSON.stringify(change), subscription?.id ?? "", plan, since.toISOString()];
  return RunId.parse(idFrom("run", id, ...what, String(asked), String(attempt)));
}
