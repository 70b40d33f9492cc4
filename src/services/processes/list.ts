import { isAlive, type ServiceProcess } from "../../domain/processes.ts";
import { done, type Outcome } from "../../foundation/errors.ts";
import { type Caller, requireRole } from "../caller.ts";
import type { ServiceContext } from "../context.ts";
import type { ServiceProblem } from "../problems.ts";

/** All processes of the service, and how much of what the living workers can do is in use. */
export type Fleet = {
  readonly processes: readonly { readonly process: ServiceProcess; readonly alive: boolean }[];
  readonly slots: number;
  readonly slotsUsed: number;
};

type Context = Pick<ServiceContext, "repositories" | "clock">;

/** The processes that were seen within the last hour, longest running first. For everybody with a key. */
export async function listProcesses(context: Context, caller: Caller): Promise<Outcome<Fleet, ServiceProblem>> {
  const allowed = requireRole(caller, "viewer");
  return allowed.ok ? done(await fleetOf(context)) : allowed;
}

export async function fleetOf({ repositories, clock }: Context): Promise<Fleet> {
  const now = clock.now();
  const processes = (await repositories.processes.list()).map((process) => ({ process, alive: isAlive(process, now) }));
  const living = processes.filter(({ alive }) => alive).map(({ process }) => process);
  return {
    processes,
    slots: living.reduce((sum, { slots }) => sum + slots, 0),
    slotsUsed: living.reduce((sum, { runs }) => sum + runs.length, 0),
  };
}
