import { z } from "@hono/zod-openapi";
import { ProcessRole } from "../../domain/processes.ts";
import type { Fleet } from "../../services/processes/list.ts";

const ProcessView = z
  .object({
    id: z.string().meta({ example: "host-a:4026531836/4711/2f0d8f5e-6a53-4a2f-9d0e-0d9c7d1f6a11" }),
    role: ProcessRole,
    machine: z.string(),
    pid: z.int(),
    version: z.string(),
    url: z.string().nullable(),
    alive: z.boolean().meta({ description: "Seen within the last 15 seconds." }),
    started_at: z.iso.datetime(),
    seen_at: z.iso.datetime(),
    slots: z.int().meta({ description: "How many runs it carries out at once; 0 if it is no worker." }),
    runs: z.array(z.string()).meta({ description: "Those that it carries out now." }),
  })
  .meta({ id: "Process" });

export const FleetView = z
  .object({
    processes: z.array(ProcessView),
    workers: z
      .object({ slots: z.int(), slots_used: z.int() })
      .meta({ description: "Of all living workers together. No slots: nobody carries runs out." }),
  })
  .meta({ id: "ProcessList" });
export type FleetView = z.infer<typeof FleetView>;

export function fleetView({ processes, slots, slotsUsed }: Fleet): FleetView {
  return {
    processes: processes.map(({ process: { startedAt, seenAt, runs, ...process }, alive }) => ({
      ...process,
      alive,
      started_at: startedAt.toISOString(),
      seen_at: seenAt.toISOString(),
      runs: [...runs],
    })),
    workers: { slots, slots_used: slotsUsed },
  };
}
