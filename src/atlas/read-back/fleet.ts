import { z } from "zod";
import { done, type Outcome, refused } from "../../foundation/errors.ts";
import type { AtlasClient } from "../client/client.ts";
import { listAll } from "../client/list.ts";
import type { AtlasProblem } from "../problems.ts";
import type { Tags } from "./model.ts";
import { Group } from "./project.ts";
import { tags } from "./shapes.ts";

/** What of an organization carries a hospital's tag. */
export type AtlasFleetProject = {
  readonly id: string;
  readonly name: string;
  readonly tags: Tags;
  readonly clusters: readonly { readonly name: string; readonly tags: Tags }[];
};

const Named = z.object({ name: z.string(), tags });
const atOnce = 4;

/**
 * The projects of the organization with the clusters in them, as far as `isOurs` says yes to the project. What belongs to
 * others is listed by Atlas and not looked into.
 */
export async function readFleet(
  client: AtlasClient,
  orgId: string,
  isOurs: (project: Pick<AtlasFleetProject, "id" | "tags">) => boolean,
): Promise<Outcome<AtlasFleetProject[], AtlasProblem>> {
  const groups = await listAll(client, "/groups", "2023-01-01", Group);
  if (!groups.ok) return groups;
  const waiting = groups.value.filter((group) => group.orgId === orgId && isOurs(group));
  const found: AtlasFleetProject[] = [];
  let problem: AtlasProblem | undefined;
  const work = async () => {
    for (let group = waiting.shift(); group && !problem; group = waiting.shift()) {
      const clusters = await clustersOf(client, group.id);
      if (clusters.ok) found.push({ id: group.id, name: group.name, tags: group.tags, clusters: clusters.value });
      else problem = clusters.problem;
    }
  };
  await Promise.all(Array.from({ length: atOnce }, work));
  return problem ? refused(problem) : done(found);
}

/** Atlas lists flexible clusters apart from all others. */
async function clustersOf(
  client: AtlasClient,
  projectId: string,
): Promise<Outcome<AtlasFleetProject["clusters"], AtlasProblem>> {
  const others = await listAll(client, `/groups/${projectId}/clusters`, "2024-08-05", Named);
  if (!others.ok) return others;
  const flex = await listAll(client, `/groups/${projectId}/flexClusters`, "2024-11-13", Named);
  return flex.ok ? done([...others.value, ...flex.value]) : flex;
}
