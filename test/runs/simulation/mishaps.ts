import { writeFile } from "node:fs/promises";
import type { HospitalStackConfig } from "../../../stacks/hospital/config.ts";
import type { Process } from "./scheduler.ts";
import { addProcess, type World } from "./world.ts";

/** A process dies: its promises never go on, its leases stay, and another process takes its place. */
export function crash(world: World, process: Process): void {
  process.alive = false;
  world.scheduler.forget(process);
  for (const task of world.tasks) if (task.process === process) world.tasks.delete(task);
  for (const operation of [...world.engine.underWay]) if (operation.task.process === process) operation.die();
  if (world.chance.happens(0.5)) world.dead.add(process.name);
  world.groundMovedAt = world.trace.length;
  world.trace.push(`${process.name} dies`);
  world.processes.splice(world.processes.indexOf(process), 1);
  addProcess(world, process.isWorker);
}

/** Somebody changes a hospital's things in Atlas by hand. */
export function changeByHand(world: World): void {
  const { atlas, chance, trace } = world;
  const name = [...atlas.has.keys()].at(-1);
  const config = name === undefined ? undefined : atlas.has.get(name);
  if (name === undefined || !config) return;
  const change = chance.pick<(config: HospitalStackConfig) => HospitalStackConfig | null>([
    (now) => ({ ...now, accessList: [...now.accessList, { address: "192.0.2.1", comment: "by hand" }].slice(-3) }),
    (now) => ({ ...now, accessList: [] }),
    (now) => ({ ...now, tier: "M20" }),
    (now) => ({ ...now, credentialGenerations: [] }),
    () => null,
  ]);
  const changed = change(config);
  if (changed) atlas.has.set(name, changed);
  else atlas.has.delete(name);
  trace.push("somebody changes Atlas by hand");
  world.groundMovedAt = trace.length;
}

/** Somebody writes something else into a saved plan. */
export async function tamper({ chance, books, trace }: World): Promise<void> {
  const waiting = [...books.runs.values()].filter(
    ({ status }) => status === "awaiting_approval" || status === "confirmed",
  );
  if (waiting.length === 0) return;
  const { id, plans } = chance.pick(waiting);
  await writeFile(`/plans/${id}.${plans.length}.json`, "another plan");
  trace.push(`somebody tampers with the plan of ${id}`);
}
