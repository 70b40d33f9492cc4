import { z } from "zod";
import { Actor, Role, theService } from "./actors.ts";
import { LedgerDraft } from "./ledger.ts";

export const KeyId = z
  .string()
  .regex(/^key_[0-9a-z]{20}$/)
  .brand("KeyId");
export type KeyId = z.infer<typeof KeyId>;

/** The key of the installation's first start. It lies in a file, not in the database, and is an admin's. */
export const opsKeyActor: Actor = { kind: "key", id: "key_ops", name: "ops key" };

/** Who sent something that is no key of ours. */
export const unknownKeyActor: Actor = { kind: "key", id: "key_unknown", name: "unknown key" };

/** Names that would make a key look like somebody else in the ledger. */
const takenForEver = [opsKeyActor.name, unknownKeyActor.name, theService.name, "sign-up"].map((name) =>
  name.toLowerCase(),
);

const printable = /^[^\p{C}\p{Zl}\p{Zp}]*$/u;

/** What people call a key, and read in the ledger. */
export const KeyName = z
  .string()
  .trim()
  .normalize("NFC")
  .min(1, "Name the key after who uses it.")
  .max(80, "At most 80 characters.")
  .refine((name) => printable.test(name), "No control characters and no line breaks.")
  .refine((name) => !takenForEver.includes(name.toLowerCase()), "This name is the service's own.");
export type KeyName = z.infer<typeof KeyName>;

/** A named key of the API, without its text: that is shown once and never stored. */
export const ApiKey = z.object({
  id: KeyId,
  /** Unique, those of revoked keys included. */
  name: z.string(),
  role: Role,
  /** SHA-256 of the secret part of the key's text, hexadecimal. */
  hash: z.string().regex(/^[0-9a-f]{64}$/),
  createdAt: z.date(),
  createdBy: Actor,
  revokedAt: z.date().nullable(),
  outbox: z.array(LedgerDraft),
});
export type ApiKey = z.infer<typeof ApiKey>;

export function actorOfKey({ id, name }: Pick<ApiKey, "id" | "name">): Actor {
  return { kind: "key", id, name };
}
