import { z } from "zod";

/** What a process of the service does. `all` is everything in one, the embedded default. */
export const ProcessRole = z.enum(["all", "api", "worker", "servers"]);
export type ProcessRole = z.infer<typeof ProcessRole>;

/** A process as it last wrote itself down. */
export const ServiceProcess = z.object({
  /** `<machine>/<pid>/<uuid>`, as leases name their owner. */
  id: z.string(),
  role: ProcessRole,
  machine: z.string(),
  pid: z.int(),
  version: z.string(),
  /** Where it answers HTTP; null if it doesn't. */
  url: z.string().nullable(),
  startedAt: z.date(),
  seenAt: z.date(),
  /** How many runs it carries out at once; 0 if it is no worker. */
  slots: z.int().nonnegative(),
  /** The runs that it carries out now. */
  runs: z.array(z.string()),
});
export type ServiceProcess = z.infer<typeof ServiceProcess>;

export const seenEveryMs = 5_000;
const missedBeats = 3;

/** Whether a process was heard of recently. Clocks of machines that differ by more than some seconds spoil it. */
export function isAlive({ seenAt }: Pick<ServiceProcess, "seenAt">, now: Date): boolean {
  return now.getTime() - seenAt.getTime() <= missedBeats * seenEveryMs;
}
