import { z } from "zod";
import { Actor } from "./actors.ts";
import { HospitalId } from "./hospitals.ts";
import { RunId } from "./runs.ts";

/** An immutable, numbered version of one hospital's stack configuration. */
export const Revision = z.object({
  /** `<hospital id>:<number>` */
  id: z.string(),
  hospitalId: HospitalId,
  number: z.int().positive(),
  /** The run that it was made for. */
  runId: RunId,
  /** Parsed by the stack's own schema where it is used. */
  config: z.record(z.string(), z.json()),
  author: Actor,
  reason: z.string(),
  createdAt: z.date(),
});
export type Revision = z.infer<typeof Revision>;
