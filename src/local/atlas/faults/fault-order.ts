import { z } from "zod";
import { ChangeByHand } from "../by-hand/change.ts";
import { isErrorCode } from "../http/answers.ts";

/** Stands for every operation in an order. */
export const anyOperation = "*";

/** What to do to which calls. `operation` is an operationId of the Admin API, such as `createCluster`, or `*`. */
export const FaultOrder = z
  .strictObject({
    operation: z.string().min(1),
    /** The first call that is hit, counted from when the fault was set. */
    nth: z.int().min(1).default(1),
    /** How many calls are hit from there on. */
    times: z.int().min(1).default(1),
    /** Answer with this error instead of doing anything; Atlas' own codes bring their status and text. */
    code: z
      .string()
      .regex(/^[A-Z0-9_]+$/)
      .optional(),
    status: z.int().min(400).max(599).optional(),
    detail: z.string().optional(),
    parameters: z.array(z.union([z.string(), z.number()])).optional(),
    retryAfterSeconds: z.int().min(0).optional(),
    /** Wait before answering. */
    delayMs: z.int().min(0).max(600_000).optional(),
    /** Cut the connection instead of answering. */
    reset: z.boolean().default(false),
    /** What the call starts never ends by itself. */
    stuck: z.boolean().default(false),
    /** Somebody makes this change at the web page the moment before. */
    byHand: ChangeByHand.optional(),
  })
  .refine(({ code, status }) => code === undefined || status !== undefined || isErrorCode(code), {
    path: ["status"],
    error: "needed with a code that local Atlas does not know",
  })
  .refine(
    ({ code, status, delayMs, reset, stuck, byHand }) =>
      reset || stuck || [code, status, delayMs, byHand].some((effect) => effect !== undefined),
    { path: ["status"], error: "the fault does nothing" },
  );
export type FaultOrder = z.infer<typeof FaultOrder>;
