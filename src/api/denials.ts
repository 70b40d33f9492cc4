import type { Context } from "hono";
import type { Actor } from "../domain/actors.ts";
import { unknownKeyActor } from "../domain/keys.ts";
import type { Problem } from "../foundation/errors.ts";
import type { Denial } from "../services/access/denials.ts";
import { actorOf, type Caller } from "../services/caller.ts";
import type { ApiEnv } from "./deps.ts";
import type { ApiProblem } from "./problem.ts";
import { problemStatus } from "./problem-status.ts";

/**
 * What a refusal says to the ledger: a key that is not allowed to, a key that is not taken, or a sign-up's browser at
 * something of another hospital. Null for every other refusal. Who proves to be nobody we know is told of only where a
 * hospital is concerned: strangers fill no ledger.
 */
export function denialOf(c: Context<ApiEnv>, problem: ApiProblem): Denial | null {
  const caller = c.get("caller");
  const actor = deniedActor(caller, problem);
  if (!actor) return null;
  return {
    actor,
    method: c.req.method,
    route: c.req.routePath,
    code: problem.code,
    detail: textsIn(problem.extra),
    hospitalId: idIn(c.req.path, "hosp"),
    runId: idIn(c.req.path, "run"),
    onlyOfExisting: actor.kind !== "key" || actor.id === unknownKeyActor.id,
  };
}

function deniedActor(caller: Caller, problem: ApiProblem): Actor | null {
  if (caller.kind === "actor") return problemStatus[problem.code] === 403 ? caller.actor : null;
  if (problem.code === "key_refused") return caller.refusedKey ?? null;
  const isForeign = problem.code === "hospital_not_found" || problem.code === "run_not_found";
  return isForeign && caller.capabilities.length > 0 ? actorOf(caller) : null;
}

function textsIn(extra: Problem["extra"] = {}): Record<string, string> {
  return Object.fromEntries(
    Object.entries(extra).flatMap(([name, value]) => (typeof value === "string" ? [[name, value]] : [])),
  );
}

/** Every id names its kind, so it is found wherever the address holds it. */
function idIn(path: string, prefix: "hosp" | "run"): string | null {
  return new RegExp(`\\b${prefix}_[0-9a-z]{20}\\b`).exec(path)?.[0] ?? null;
}
