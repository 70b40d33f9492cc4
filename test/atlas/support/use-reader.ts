import type { AtlasAccess } from "../../../src/atlas/access.ts";
import type { AtlasPlace, AtlasReadBack } from "../../../src/atlas/read-back/model.ts";
import { type AtlasReader, createAtlasReader } from "../../../src/atlas/reader.ts";
import { askWithDigest } from "../../local/atlas/support/digest-client.ts";
import type { TestAtlas } from "../../local/atlas/support/local-atlas.ts";

export type NotedReader = {
  readonly reader: AtlasReader;
  /** How long the reader waited before each further attempt; nobody really waited. */
  readonly waitsMs: number[];
};

/** A reader of local Atlas that waits for nothing. */
export function readerOf({ atlas }: TestAtlas, changes: Partial<AtlasAccess> = {}): NotedReader {
  const waitsMs: number[] = [];
  const { baseUrl, publicKey, privateKey } = atlas;
  const reader = createAtlasReader(
    { baseUrl, publicKey, privateKey, ...changes },
    {
      delay: async (milliseconds) => {
        waitsMs.push(milliseconds);
      },
    },
  );
  return { reader, waitsMs };
}

/** A place in a project of its own, by the project's id. */
export function placeIn(projectId: string, changes: Partial<AtlasPlace> = {}): AtlasPlace {
  return { projectMode: "per-hospital", projectId, projectName: "unused", clusterName: "st-mary", ...changes };
}

/** What Atlas has there; throws if it can't be read. */
export async function readBackOf(local: TestAtlas, place: AtlasPlace): Promise<AtlasReadBack> {
  const outcome = await readerOf(local).reader.readBack(place);
  if (!outcome.ok) throw new Error(`${outcome.problem.code}: ${outcome.problem.detail}`);
  return outcome.value;
}

/** Has an operation fail as the README of local Atlas describes. */
export async function orderFault({ atlas }: TestAtlas, fault: Record<string, unknown>): Promise<void> {
  const { status } = await askWithDigest(`${atlas.baseUrl}/local/faults`, atlas, { method: "POST", body: fault });
  if (status !== 201) throw new Error(`The fault was answered with ${status}.`);
}
