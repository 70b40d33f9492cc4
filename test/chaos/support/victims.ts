import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { expect } from "vitest";
import { processesIn } from "../../journeys/support/processes.ts";
import type { ServiceProcess } from "../../journeys/support/service-process.ts";

export const victims = ["service", "pulumi", "plugin", "local-atlas", "database"] as const;
export type Victim = (typeof victims)[number];

/** What tells each of the service's processes from the others. */
const marks: Readonly<Record<Exclude<Victim, "service" | "database">, RegExp>> = {
  pulumi: /\/pulumi\/[^ ]*\/pulumi |\/pulumi (up|preview|destroy|refresh) /,
  plugin: /plugins\/mongodbatlas\/main\.ts/,
  "local-atlas": /src\/local\/apart\/main\.ts/,
};

/** Kills a process of the service with SIGKILL, as soon as there is one. Answers its id; null if none came in time. */
export async function killVictim(service: ServiceProcess, victim: Victim): Promise<number | null> {
  if (victim === "service") {
    await service.kill();
    return service.pid;
  }
  let found: number | undefined;
  const look = async () => {
    found = await pidOf(service, victim);
    return found !== undefined;
  };
  await expect
    .poll(look, { timeout: 10_000, interval: 5 })
    .toBe(true)
    .catch(() => {});
  if (found === undefined) return null;
  try {
    process.kill(found, "SIGKILL");
    return found;
  } catch {
    return null;
  }
}

/** The database server is known by the note that its owner keeps, all others by their command lines. */
async function pidOf({ folder }: ServiceProcess, victim: Exclude<Victim, "service">): Promise<number | undefined> {
  if (victim === "database") {
    const note = await readFile(join(folder.dataDir, "master", "server.pid"), "utf8").catch(() => "");
    return Number.parseInt(note, 10) || undefined;
  }
  return (await processesIn(folder.path)).find(({ command }) => marks[victim].test(command))?.pid;
}
