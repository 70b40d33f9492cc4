import { expect } from "vitest";
import { processesIn, type SeenProcess } from "../../journeys/support/processes.ts";
import type { ServiceProcess } from "../../journeys/support/service-process.ts";

export const victims = ["service", "pulumi", "plugin", "local-atlas", "database"] as const;
export type Victim = (typeof victims)[number];

/** What tells each of the service's processes from the others. */
const marks: Readonly<Record<Exclude<Victim, "service">, RegExp>> = {
  pulumi: /\/pulumi\/[^ ]*\/pulumi |\/pulumi (up|preview|destroy|refresh) /,
  plugin: /plugins\/mongodbatlas\/main\.ts/,
  "local-atlas": /src\/local\/apart\/main\.ts/,
  database: /\/data\/master\/data/,
};

/** Kills a process of the service with SIGKILL, as soon as there is one. Answers its id; null if none came in time. */
export async function killVictim(service: ServiceProcess, victim: Victim): Promise<number | null> {
  if (victim === "service") {
    await service.kill();
    return service.pid;
  }
  let found: SeenProcess | undefined;
  const look = async () => {
    found = (await processesIn(service.folder.path)).find(({ command }) => marks[victim].test(command));
    return found !== undefined;
  };
  await expect
    .poll(look, { timeout: 10_000, interval: 5 })
    .toBe(true)
    .catch(() => {});
  if (!found) return null;
  try {
    process.kill(found.pid, "SIGKILL");
    return found.pid;
  } catch {
    return null;
  }
}
