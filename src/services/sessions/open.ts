import type { Session } from "../../domain/sessions.ts";
import { randomText } from "../../foundation/ids.ts";
import type { KeyHolder } from "../caller.ts";
import type { ServiceContext } from "../context.ts";
import { hashSecret } from "../keys/key-text.ts";
import { idleMs, lifeMs } from "./lifetime.ts";

const tokenLength = 40;

/** What the browser gets; nobody else ever sees `token`. */
export type OpenedSession = { readonly session: Session; readonly token: string };

/** Opens a session for who has just shown this key. */
export async function openSession(
  { repositories, random, clock }: Pick<ServiceContext, "repositories" | "random" | "clock">,
  holder: KeyHolder,
  keyText: string,
): Promise<OpenedSession> {
  const token = randomText(tokenLength, random);
  const now = clock.now();
  const session: Session = {
    id: hashSecret(token),
    keyId: holder.actor.id,
    keyHash: hashSecret(keyText),
    openedAt: now,
    seenAt: now,
    endsAt: new Date(now.getTime() + lifeMs),
  };
  await repositories.sessions.removeEnded(now, new Date(now.getTime() - idleMs));
  await repositories.sessions.insert(session);
  return { session, token };
}
