import type { InboxCursor, InboxFilter } from "../../database/inbox.ts";
import type { InboxEvent } from "../../domain/inbox.ts";
import { done, type Outcome, refused } from "../../foundation/errors.ts";
import { type Caller, requireRole } from "../caller.ts";
import type { ServiceContext } from "../context.ts";
import type { ServiceProblem } from "../problems.ts";
import { deliveryNotFound } from "./problems.ts";

export type DeliveryPage = { readonly deliveries: readonly InboxEvent[]; readonly next: InboxCursor | null };

/** A page of what payment gateways delivered, newest first. For viewers. */
export async function listDeliveries(
  { repositories: { inbox } }: ServiceContext,
  caller: Caller,
  filter: InboxFilter,
  { limit, after }: { readonly limit: number; readonly after?: InboxCursor | undefined },
): Promise<Outcome<DeliveryPage, ServiceProblem>> {
  const allowed = requireRole(caller, "viewer");
  if (!allowed.ok) return allowed;
  const found = await inbox.page(filter, limit + 1, after);
  const deliveries = found.slice(0, limit);
  const last = deliveries.at(-1);
  return done({ deliveries, next: found.length > limit && last ? { receivedAt: last.receivedAt, id: last.id } : null });
}

/** One delivery, without what it holds. For viewers. */
export async function showDelivery(
  { repositories: { inbox } }: ServiceContext,
  caller: Caller,
  id: string,
): Promise<Outcome<InboxEvent, ServiceProblem>> {
  const allowed = requireRole(caller, "viewer");
  if (!allowed.ok) return allowed;
  const event = await inbox.find(id);
  return event ? done(event) : refused(deliveryNotFound);
}
