import { type Actor, isSameActor } from "../../domain/actors.ts";
import { type ApiKey, actorOfKey, opsKeyActor } from "../../domain/keys.ts";
import { type LedgerDraft, serviceStream } from "../../domain/ledger.ts";
import { done, type Outcome, refused } from "../../foundation/errors.ts";
import { type Caller, requireRole } from "../caller.ts";
import type { ServiceContext } from "../context.ts";
import { keyLiesInFile, keyNotFound, ownKey, type ServiceProblem } from "../problems.ts";

/**
 * Revokes a key: from the next request on it is refused. Revoking it again changes nothing. For admins, and never their
 * own key. The ops key is not in the database, so it is refused with where it lies.
 */
export async function revokeKey(
  context: ServiceContext,
  caller: Caller,
  id: string,
): Promise<Outcome<void, ServiceProblem>> {
  const allowed = requireRole(caller, "admin");
  if (!allowed.ok) return allowed;
  const { actor } = allowed.value;
  if (id === opsKeyActor.id) return refused(keyLiesInFile);
  const key = await context.repositories.keys.find(id);
  if (!key) return refused(keyNotFound);
  if (isSameActor(actorOfKey(key), actor)) return refused(ownKey);
  const at = context.clock.now();
  await context.repositories.keys.revoke(key.id, at, revoked(key, actor, at));
  context.outbox.notify("keys", key.id, serviceStream);
  return done(undefined);
}

function revoked({ id, name, role }: ApiKey, actor: Actor, at: Date): LedgerDraft {
  return {
    id: `${id}:revoked`,
    stream: serviceStream,
    at,
    actor,
    action: "key.revoked",
    runId: null,
    data: { key: id, name, role },
  };
}
