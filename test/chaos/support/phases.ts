import { expect } from "vitest";
import { z } from "zod";
import { askLocalAtlas } from "../../journeys/support/local-atlas.ts";
import { showRun } from "../../journeys/support/provision.ts";
import type { ServiceProcess } from "../../journeys/support/service-process.ts";

export const phases = [
  "accepted",
  "planning",
  "applying",
  "cluster creating",
  "cluster there",
  "verifying",
  "applied",
] as const;
export type Phase = (typeof phases)[number];

/** The statuses of a run in the order in which it goes through them; a later one means that an earlier one was missed. */
const order = ["pending", "planning", "planned", "confirmed", "applying", "verifying", "applied"];

const Listed = z.object({ results: z.array(z.object({ id: z.string(), stateName: z.string().optional() })) });
const limitMs = 90_000;

/** Waits until a provision has come this far. A phase that was over before it was seen is as good as seen. */
export async function reach(service: ServiceProcess, run: string, phase: Phase): Promise<void> {
  switch (phase) {
    case "accepted":
      return;
    case "cluster creating":
      return until(async () => (await clusterStates(service)).length > 0);
    case "cluster there":
      return until(async () => (await clusterStates(service)).includes("IDLE"));
    default:
      return until(async () => order.indexOf((await showRun(service, run)).status) >= order.indexOf(phase));
  }
}

async function until(look: () => Promise<boolean>): Promise<void> {
  await expect.poll(look, { timeout: limitMs, interval: 10 }).toBe(true);
}

/** The state of every cluster that Atlas has. */
async function clusterStates(service: ServiceProcess): Promise<string[]> {
  const list = async (path: string) => Listed.parse((await askLocalAtlas(service, "GET", path)).body).results;
  const projects = await list("/api/atlas/v2/groups");
  const clusters = await Promise.all(projects.map(({ id }) => list(`/api/atlas/v2/groups/${id}/clusters`)));
  return clusters.flat().map(({ stateName }) => stateName ?? "");
}
