import { type Refusal, refuse } from "../http/answers.ts";
import { anyOperation, type FaultOrder } from "./fault-order.ts";

export type Faults = {
  /** Refuses an operation that there is none of: its fault would never come. */
  readonly add: (order: FaultOrder) => Refusal | undefined;
  readonly list: () => readonly (FaultOrder & { readonly callsSeen: number })[];
  readonly clear: () => void;
  /** Counts one call of the operation and tells what is to happen to it. */
  readonly take: (operation: string) => FaultOrder | undefined;
};

/** Faults live in memory: a restart forgets them, but for those that the settings name. */
export function createFaults(operations: ReadonlySet<string>): Faults {
  let orders: { order: FaultOrder; seen: number }[] = [];
  return {
    add: (order) => {
      if (order.operation !== anyOperation && !operations.has(order.operation))
        return refuse("INVALID_ENUM_VALUE", order.operation);
      orders.push({ order, seen: 0 });
      return undefined;
    },
    list: () => orders.map(({ order, seen }) => ({ ...order, callsSeen: seen })),
    clear: () => {
      orders = [];
    },
    take: (operation) => {
      let fault: FaultOrder | undefined;
      for (const entry of orders) {
        if (entry.order.operation !== operation && entry.order.operation !== anyOperation) continue;
        entry.seen += 1;
        const { nth, times } = entry.order;
        if (entry.seen >= nth && entry.seen < nth + times) fault ??= entry.order;
      }
      orders = orders.filter(({ order, seen }) => seen < order.nth + order.times - 1);
      return fault;
    },
  };
}
