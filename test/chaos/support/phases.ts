import { expect } from "vitest";
import { z } from "zod";
import { askLocalAtlas } from "../../journeys/support/local-atlas.ts";
import type { ServiceProcess } from "../../journeys/support/service-process.ts";

export const phases = [
  "accepted",
  "queued",
  "planning",
  "planned",
  "applying",
  "cluster creating",
  "cluster there",
  "verifying",
  "applied",
  "ledger written",
] as const;
export type Phase = (typeof phases)[number];

/** The statuses of a run in the order in which it goes through them; a later one means that an earlier one was missed. */
const order = ["pending", "planning", "planned", "confirmed", "applying", "verifying", "applied"];

const Listed = z.object({ results: z.array(z.object({ id: z.string(), stateName: z.string().optional() })) });
const Runs = z.object({ runs: z.array(z.object({ status: z.string() })) });
const Ledger = z.object({ entries: z.array(z.object({ action: z.string() })) });
const limitMs = 90_000;

/** Waits until a hospital's provision has come this far. A phase that was over before it was seen is as good as seen. */
export async function reach(service: ServiceProcess, hospitalId: string, phase: Phase): Promise<void> {
  const ask = async (what: string) => (await service.ask("GET", `/api/v1/hospitals/${hospitalId}/${what}`)).json();
  const come = async () => order.indexOf(Runs.parse(await ask("runs")).runs.at(-1)?.status ?? "");
  switch (phase) {
    case "accepted":
      return;
    case "queued":
      return until(async () => (await come()) >= 0);
    case "cluster creating":
      return until(async () => (await clusterStates(service)).length > 0);
    case "cluster there":
      return until(async () => (await clusterStates(service)).includes("IDLE"));
    case "ledger written":
      return until(async () => Ledger.parse(await ask("ledger")).entries.some(({ action }) => action === "run.ended"));
    default:
      return until(async () => (await come()) >= order.indexOf(phase));
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
