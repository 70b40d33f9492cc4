import { z } from "@hono/zod-openapi";
import { Actor, Role } from "../../domain/actors.ts";
import type { ApiKey } from "../../domain/keys.ts";

export const KeyView = z
  .object({
    id: z.string(),
    name: z.string(),
    role: Role,
    created_at: z.iso.datetime(),
    created_by: Actor,
    revoked_at: z.iso.datetime().nullable(),
  })
  .meta({ id: "Key" });
export type KeyView = z.infer<typeof KeyView>;

export function keyView(key: ApiKey): KeyView {
  return {
    id: key.id,
    name: key.name,
    role: key.role,
    created_at: key.createdAt.toISOString(),
    created_by: key.createdBy,
    revoked_at: key.revokedAt?.toISOString() ?? null,
  };
}
