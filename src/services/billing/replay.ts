import { z } from "zod";
import type { InboxEvent } from "../../domain/inbox.ts";
import { serviceStream } from "../../domain/ledger.ts";
import { done, type Outcome, refused } from "../../foundation/errors.ts";
import { newId } from "../../foundation/ids.ts";
import { type Caller, requireRole } from "../caller.ts";
import type { ServiceContext } from "../context.ts";
import type { ServiceProblem } from "../problems.ts";
import { Reason } from "../runs/request.ts";
import { deliveryNotFound } from "./problems.ts";

export const ReplayRequest = z.strictObject({ reason: Reason });
export type ReplayRequest = z.infer<typeof ReplayRequest>;

/** Has an event handled once more by the same way as the first time, whatever became of it. For operators. */
export async function replayEvent(
  context: ServiceContext,
  caller: Caller,
  id: string,
  { reason }: ReplayRequest,
): Promise<Outcome<InboxEvent, ServiceProblem>> {
  const allowed = requireRole(caller, "operator");
  if (!allowed.ok) return allowed;
  const { inbox } = context.repositories;
  const known = await inbox.find(id);
  if (!known) return refused(deliveryNotFound);
  const at = context.clock.now();
  const stream = known.hospitalId ?? serviceStream;
  const { actor } = allowed.value;
  const data = { event: id, type: known.type, was: known.status, attempts: known.attempts, reason };
  const draft = { id: newId("replay", context.random), stream, at, actor, runId: null, data };
  const opened = await inbox.reopen(id, at, { ...draft, action: "event.replayed" });
  if (!opened) return refused(deliveryNotFound);
  context.outbox.notify("inbox", id, stream);
  context.billing.callTo(id);
  return done(opened);
}
