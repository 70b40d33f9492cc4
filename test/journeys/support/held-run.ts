import { expect } from "vitest";
import { payFor, signUp } from "../../support/hospital.ts";
import { setFault } from "./local-atlas.ts";
import type { ServiceProcess } from "./service-process.ts";

/** Has a hospital pay while local Atlas takes its time with clusters, and answers when its cluster is being created. */
export async function holdProvision(service: ServiceProcess, heldMs: number) {
  await setFault(service, { operation: "createCluster", delayMs: heldMs });
  const hospital = await signUp(service);
  const paid = await payFor(service, hospital.id, {}, "respond-async");
  const run = paid.headers.get("location")?.split("/").at(-1) ?? "";
  await expect.poll(() => clusterBegun(service, run), { timeout: 60_000 }).toBe(true);
  return { ...hospital, run };
}

/** The first words of the run's events are those that are known already; the rest of the stream is not waited for. */
async function clusterBegun(service: ServiceProcess, run: string): Promise<boolean> {
  const response = await service.ask("GET", `/api/v1/runs/${run}/events`);
  let heard = "";
  for await (const chunk of response.body?.pipeThrough(new TextDecoderStream()) ?? []) {
    heard += chunk;
    if (/"status":"applying"[\s\S]*create cluster: started/.test(heard)) return true;
  }
  return false;
}
