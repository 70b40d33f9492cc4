import { actorOfKey, opsKeyActor } from "../../domain/keys.ts";
import type { Session } from "../../domain/sessions.ts";
import type { KeyHolder } from "../caller.ts";
import type { ServiceContext } from "../context.ts";
import { hashSecret } from "../keys/key-text.ts";
import { idleMs, noteEveryMs } from "./lifetime.ts";

export type SessionHolder = { readonly session: Session; readonly holder: KeyHolder };

type Context = Pick<ServiceContext, "repositories" | "clock">;

/**
 * Whose session a browser holds; null if it ended, or if the key that opened it was revoked or replaced.
 * `opsKeyHash` is the SHA-256 of the present ops key.
 */
export async function identifySession(
  context: Context,
  opsKeyHash: string,
  token: string,
): Promise<SessionHolder | null> {
  const { repositories, clock } = context;
  const session = await repositories.sessions.find(hashSecret(token));
  const now = clock.now().getTime();
  if (!session || now >= session.endsAt.getTime() || now - session.seenAt.getTime() >= idleMs) return null;
  const holder = await holderOf(context, session, opsKeyHash);
  if (!holder) return null;
  if (now - session.seenAt.getTime() >= noteEveryMs) await repositories.sessions.touch(session.id, new Date(now));
  return { session, holder };
}

async function holderOf({ repositories }: Context, session: Session, opsKeyHash: string): Promise<KeyHolder | null> {
  if (session.keyId === opsKeyActor.id) {
    return session.keyHash === opsKeyHash ? { kind: "actor", actor: opsKeyActor, role: "admin" } : null;
  }
  const key = await repositories.keys.find(session.keyId);
  return key && key.revokedAt === null ? { kind: "actor", actor: actorOfKey(key), role: key.role } : null;
}
