import type { ApiKey } from "../../domain/keys.ts";
import { done, type Outcome } from "../../foundation/errors.ts";
import { type Caller, requireRole } from "../caller.ts";
import type { ServiceContext } from "../context.ts";
import type { ServiceProblem } from "../problems.ts";

/** Every named key, newest first, revoked ones included. For admins. */
export async function listKeys(context: ServiceContext, caller: Caller): Promise<Outcome<ApiKey[], ServiceProblem>> {
  const allowed = requireRole(caller, "admin");
  return allowed.ok ? done(await context.repositories.keys.list()) : allowed;
}
