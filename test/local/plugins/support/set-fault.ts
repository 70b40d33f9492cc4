import { expect } from "vitest";
import { askWithDigest } from "../../atlas/support/digest-client.ts";
import type { TestAtlas } from "../../atlas/support/local-atlas.ts";

/** Makes a call of local Atlas fail, as its own `/local/faults` takes it. */
export async function setFault({ atlas }: TestAtlas, order: Record<string, unknown>): Promise<void> {
  const answer = await askWithDigest(`${atlas.baseUrl}/local/faults`, atlas, { method: "POST", body: order });
  expect(answer.status).toBe(201);
}
