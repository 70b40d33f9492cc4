import { z } from "zod";
import type { Outcome } from "../../foundation/errors.ts";
import type { EngineProblem } from "../port.ts";

/** What Pulumi keeps of who holds a stack (`lockContent` of its backend `diy`). */
export const Lock = z.object({ pid: z.int(), username: z.string(), hostname: z.string(), timestamp: z.coerce.date() });
export type Lock = z.infer<typeof Lock>;

/** `id` tells it from the others of its stack; `lock` is absent if it can't be understood. */
export type StackLock = { readonly id: string; readonly lock?: Lock };

/** The locks of one stack. There are none while nobody holds it; two only for the moment in which two want it at once. */
export type StackLocks = {
  readonly list: () => Promise<Outcome<readonly StackLock[], EngineProblem>>;
  /** Takes some of them away. Where the storage can only take away all of them, nothing but all of them is ever given. */
  readonly remove: (locks: readonly StackLock[]) => Promise<Outcome<void, EngineProblem>>;
  readonly allOrNone: boolean;
  /** Whether a look takes a process of the engine. */
  readonly isCostly: boolean;
};

/** Who made a lock, in words. */
export function holderOf({ lock }: StackLock): string {
  if (!lock) return "somebody whose lock can't be read";
  return `${lock.username}@${lock.hostname}, process ${lock.pid}, since ${lock.timestamp.toISOString()}`;
}
