import { z } from "zod";
import { Role } from "../../domain/actors.ts";
import { type ApiKey, KeyName } from "../../domain/keys.ts";
import { serviceStream } from "../../domain/ledger.ts";
import { done, type Outcome, refused } from "../../foundation/errors.ts";
import { type Caller, requireRole } from "../caller.ts";
import type { ServiceContext } from "../context.ts";
import { keyNameTaken, type ServiceProblem } from "../problems.ts";
import { hashSecret, keyTextOf, newKeyParts } from "./key-text.ts";

export const NewKey = z.strictObject({ name: KeyName, role: Role });
export type NewKey = z.infer<typeof NewKey>;

/** `text` is what the holder sends; this is the only time that anybody sees it. */
export type MadeKey = { readonly key: ApiKey; readonly text: string };

/** Makes a named key with a role. For admins. */
export async function makeKey(
  context: ServiceContext,
  caller: Caller,
  { name, role }: NewKey,
): Promise<Outcome<MadeKey, ServiceProblem>> {
  const allowed = requireRole(caller, "admin");
  if (!allowed.ok) return allowed;
  const { actor } = allowed.value;
  const parts = newKeyParts(context.random);
  const { id } = parts;
  const at = context.clock.now();
  const key: ApiKey = {
    id,
    name,
    role,
    hash: hashSecret(parts.secret),
    createdAt: at,
    createdBy: actor,
    revokedAt: null,
    outbox: [
      {
        id: `${id}:made`,
        stream: serviceStream,
        at,
        actor,
        action: "key.made",
        runId: null,
        data: { key: id, name, role },
      },
    ],
  };
  if (!(await context.repositories.keys.insert(key))) return refused(keyNameTaken);
  context.outbox.notify("keys", id, serviceStream);
  return done({ key, text: keyTextOf(parts) });
}
