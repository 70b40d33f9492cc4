import { askWithDigest } from "../../../local/atlas/support/digest-client.ts";
import type { TestAtlas } from "../../../local/atlas/support/local-atlas.ts";

/** Has local Atlas misbehave; its README lists how. */
export async function setFault({ atlas }: TestAtlas, fault: Record<string, unknown>): Promise<void> {
  const { status } = await askWithDigest(`${atlas.baseUrl}/local/faults`, atlas, { method: "POST", body: fault });
  if (status !== 201) throw new Error(`the fault was not taken: ${status}`);
}

export async function clearFaults({ atlas }: TestAtlas): Promise<void> {
  await askWithDigest(`${atlas.baseUrl}/local/faults`, atlas, { method: "DELETE" });
}
