import { z } from "zod";

/** What a run tells while a worker is at it, beside its transitions. The place in the list is its number. */
export const ProgressEvent = z.object({
  at: z.date(),
  type: z.enum(["resource", "message"]),
  text: z.string(),
  resource: z.object({ name: z.string(), type: z.string(), operation: z.string(), state: z.string() }).optional(),
});
export type ProgressEvent = z.infer<typeof ProgressEvent>;
