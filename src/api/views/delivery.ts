import { z } from "@hono/zod-openapi";
import { type InboxEvent, InboxStatus } from "../../domain/inbox.ts";
import { GatewayName } from "../../domain/subscriptions.ts";
import type { HospitalNames } from "../../services/hospitals/names.ts";

/** One message of a payment gateway. What it holds is never shown. */
export const DeliveryView = z
  .object({
    id: z.string(),
    gateway: GatewayName,
    type: z.string(),
    object: z.string(),
    created_at: z.iso.datetime(),
    received_at: z.iso.datetime(),
    signed_at: z.iso.datetime().nullable(),
    live_mode: z.boolean(),
    api_version: z.string().nullable(),
    status: InboxStatus,
    attempts: z.int(),
    next_attempt_at: z.iso.datetime().nullable(),
    redeliveries: z.int(),
    outcome: z.string().nullable(),
    hospital: z.string().nullable(),
    hospital_name: z.string().nullable(),
    run: z.string().nullable(),
  })
  .meta({ id: "Delivery" });
export type DeliveryView = z.infer<typeof DeliveryView>;

export function deliveryView(event: InboxEvent, names: HospitalNames): DeliveryView {
  return {
    id: event.id,
    gateway: event.gateway,
    type: event.type,
    object: event.objectId,
    created_at: event.createdAt.toISOString(),
    received_at: event.receivedAt.toISOString(),
    signed_at: event.signedAt?.toISOString() ?? null,
    live_mode: event.liveMode,
    api_version: event.apiVersion,
    status: event.status,
    attempts: event.attempts,
    next_attempt_at: event.nextAttemptAt?.toISOString() ?? null,
    redeliveries: event.redeliveries,
    outcome: event.outcome,
    hospital: event.hospitalId,
    hospital_name: names.get(event.hospitalId ?? "") ?? null,
    run: event.runId,
  };
}
