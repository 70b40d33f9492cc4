import { z } from "@hono/zod-openapi";
import { Actor } from "../../domain/actors.ts";
import type { ProgressEvent } from "../../domain/progress.ts";
import { RunStatus, type Transition } from "../../domain/runs.ts";

export const RunEventView = z
  .object({
    at: z.iso.datetime(),
    type: z.enum(["status", "resource", "message"]),
    text: z.string(),
    status: RunStatus.optional(),
    actor: Actor.optional(),
    resource: z.object({ name: z.string(), type: z.string(), operation: z.string(), state: z.string() }).optional(),
  })
  .meta({ id: "RunEvent" });
export type RunEventView = z.infer<typeof RunEventView>;

export function transitionEventView({ at, status, text, actor }: Transition): RunEventView {
  return { at: at.toISOString(), type: "status", text, status, actor };
}

export function progressEventView({ at, ...rest }: ProgressEvent): RunEventView {
  return { ...rest, at: at.toISOString() };
}
