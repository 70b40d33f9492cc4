import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { z } from "zod";
import { type Answer, askWithDigest } from "../../local/atlas/support/digest-client.ts";
import type { ServiceProcess } from "./service-process.ts";

const Keys = z.object({ publicKey: z.string(), privateKey: z.string() });

/** Asks the local Atlas of a service, with the key that it keeps in its data folder. */
export async function askLocalAtlas(
  { atlasUrl, folder }: ServiceProcess,
  method: string,
  path: string,
  body?: unknown,
): Promise<Answer> {
  const keys = Keys.parse(JSON.parse(await readFile(join(folder.dataDir, "atlas", "keys.json"), "utf8")));
  return askWithDigest(`${atlasUrl}${path}`, keys, { method, body });
}

/** The names of all projects, in the order of the alphabet. */
export async function projectNames(service: ServiceProcess): Promise<string[]> {
  const answer = await askLocalAtlas(service, "GET", "/api/atlas/v2/groups?itemsPerPage=500");
  const { results } = z.object({ results: z.array(z.object({ name: z.string() })) }).parse(answer.body);
  return results.map(({ name }) => name).sort();
}

/** Has local Atlas misbehave; its README lists how. */
export async function setFault(service: ServiceProcess, fault: Record<string, unknown>): Promise<void> {
  const answer = await askLocalAtlas(service, "POST", "/local/faults", fault);
  if (answer.status !== 201) throw new Error(`the fault was not taken: ${JSON.stringify(answer.body)}`);
}

/** What the page of local Atlas shows of each cluster: name, state and tier. */
export async function clustersShown({ atlasUrl }: ServiceProcess): Promise<string[]> {
  const page = await (await fetch(`${atlasUrl}/`)).text();
  const rows = page.matchAll(/<td class="name">([\w-]+)[\s\S]*?<span class="mark [^"]*">(\w+)<[\s\S]*?<td>(\w+)/g);
  return [...rows].map(([, name, state, tier]) => `${name} ${state} ${tier}`);
}
