import { z } from "@hono/zod-openapi";
import { Actor, Role } from "../../domain/actors.ts";
import type { SessionHolder } from "../../services/sessions/identify.ts";

export const SessionView = z
  .object({ actor: Actor, role: Role, opened_at: z.iso.datetime(), ends_at: z.iso.datetime() })
  .meta({ id: "Session" });
export type SessionView = z.infer<typeof SessionView>;

export function sessionView({ session, holder }: SessionHolder): SessionView {
  return {
    actor: holder.actor,
    role: holder.role,
    opened_at: session.openedAt.toISOString(),
    ends_at: session.endsAt.toISOString(),
  };
}
