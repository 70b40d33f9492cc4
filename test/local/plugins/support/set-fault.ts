import { expect } from "vitest";
import { z } from "zod";
import { askWithDigest } from "../../atlas/support/digest-client.ts";
import type { TestAtlas } from "../../atlas/support/local-atlas.ts";

/** Makes a call of local Atlas fail, as its own `/local/faults` takes it. */
export async function setFault({ atlas }: TestAtlas, order: Record<string, unknown>): Promise<void> {
  const answer = await askWithDigest(`${atlas.baseUrl}/local/faults`, atlas, { method: "POST", body: order });
  expect(answer.status).toBe(201);
}

/** Makes a change as a person at Atlas' web page does, as local Atlas' own `/local/changes` takes it. */
export async function changeByHand({ atlas }: TestAtlas, change: Record<string, unknown>): Promise<void> {
  const answer = await askWithDigest(`${atlas.baseUrl}/local/changes`, atlas, { method: "POST", body: change });
  expect(answer.status).toBe(204);
}

/** How many faults were ordered and did not come yet. */
export async function faultsToCome({ atlas }: TestAtlas): Promise<number> {
  const { body } = await askWithDigest(`${atlas.baseUrl}/local/faults`, atlas, { method: "GET" });
  return z.array(z.unknown()).parse(Array.isArray(body) ? body : body.results).length;
}
