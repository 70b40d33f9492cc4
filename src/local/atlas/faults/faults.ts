import { z } from "zod";
import type { Refusal } from "../http/answers.ts";

/** What to do to which calls. `operation` is an operationId of the Admin API, such as `createCluster`. */
export const FaultOrder = z.strictObject({
  operation: z.string().min(1),
  /** The first call that is hit, counted from when the fault was set. */
  nth: z.int().min(1).default(1),
  /** How many calls are hit from there on. */
  times: z.int().min(1).default(1),
  /** Answer with this error instead of doing anything. */
  status: z.int().min(400).max(599).optional(),
  code: z.string().default("UNEXPECTED_ERROR"),
  detail: z.string().default("This fault was asked for."),
  retryAfterSeconds: z.int().min(0).optional(),
  /** Wait before answering. */
  delayMs: z.int().min(0).max(600_000).optional(),
  /** Cut the connection instead of answering. */
  reset: z.boolean().default(false),
  /** What the call starts never ends by itself. */
  stuck: z.boolean().default(false),
});
export type FaultOrder = z.infer<typeof FaultOrder>;

export type Fault = {
  readonly delayMs: number | undefined;
  readonly reset: boolean;
  readonly stuck: boolean;
  readonly refusal: Refusal | undefined;
};

export type Faults = {
  readonly add: (order: FaultOrder) => void;
  readonly list: () => readonly (FaultOrder & { readonly callsSeen: number })[];
  readonly clear: () => void;
  /** Counts one call of the operation and tells what is to happen to it. */
  readonly take: (operation: string) => Fault | undefined;
};

/** Faults live in memory: a restart forgets them. */
export function createFaults(): Faults {
  let orders: { order: FaultOrder; seen: number }[] = [];
  return {
    add: (order) => {
      orders.push({ order, seen: 0 });
    },
    list: () => orders.map(({ order, seen }) => ({ ...order, callsSeen: seen })),
    clear: () => {
      orders = [];
    },
    take: (operation) => {
      let fault: Fault | undefined;
      for (const entry of orders) {
        if (entry.order.operation !== operation) continue;
        entry.seen += 1;
        const { nth, times } = entry.order;
        if (entry.seen >= nth && entry.seen < nth + times) fault ??= toFault(entry.order);
      }
      orders = orders.filter(({ order, seen }) => seen < order.nth + order.times - 1);
      return fault;
    },
  };
}

function toFault(order: FaultOrder): Fault {
  const headers: Record<string, string> =
    order.retryAfterSeconds === undefined ? {} : { "Retry-After": String(order.retryAfterSeconds) };
  const refusal: Refusal | undefined =
    order.status === undefined
      ? undefined
      : { kind: "refusal", status: order.status, errorCode: order.code, detail: order.detail, parameters: [], headers };
  return { delayMs: order.delayMs, reset: order.reset, stuck: order.stuck, refusal };
}
