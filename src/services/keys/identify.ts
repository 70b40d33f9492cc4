import type { Actor } from "../../domain/actors.ts";
import { actorOfKey, opsKeyActor, unknownKeyActor } from "../../domain/keys.ts";
import type { Caller } from "../caller.ts";
import type { ServiceContext } from "../context.ts";
import { isSecretOf, readKeyText } from "./key-text.ts";

/** Who holds the key in the installation's file. */
export const opsKeyCaller: Caller = { kind: "actor", actor: opsKeyActor, role: "admin" };

/**
 * Who sent this key. One that is not known or was revoked makes nobody an actor: the answer then names its holder, if
 * the secret proves that much, so that the refusal can be written down.
 */
export async function identifyKey(
  { repositories }: Pick<ServiceContext, "repositories">,
  keyText: string,
): Promise<Caller> {
  const parts = readKeyText(keyText);
  const key = parts && (await repositories.keys.find(parts.id));
  if (!key || !isSecretOf(key, parts.secret)) return refusedCaller(unknownKeyActor);
  return key.revokedAt === null
    ? { kind: "actor", actor: actorOfKey(key), role: key.role }
    : refusedCaller(actorOfKey(key));
}

function refusedCaller(refusedKey: Actor): Caller {
  return { kind: "public", capabilities: [], refusedKey };
}
