import { z } from "zod";
import { done, type Outcome } from "../../foundation/errors.ts";
import { orNull } from "../client/absent.ts";
import type { AtlasClient } from "../client/client.ts";
import type { AtlasProblem } from "../problems.ts";
import type { AtlasPlace, AtlasProject } from "./model.ts";
import { tags } from "./shapes.ts";

const version = "2023-01-01";

export const Group = z.object({ id: z.string(), name: z.string(), orgId: z.string(), tags });
export type Group = z.infer<typeof Group>;

/** The project of a place; null if Atlas has none, or none that the key may see when it is looked for by name. */
export async function readProject(
  client: AtlasClient,
  { projectId, projectName }: Omit<AtlasPlace, "clusterName">,
): Promise<Outcome<Group | null, AtlasProblem>> {
  if (projectId !== undefined) {
    return orNull(await client.get(`/groups/${projectId}`, version, Group), ["GROUP_NOT_FOUND"]);
  }
  const path = `/groups/byName/${encodeURIComponent(projectName)}`;
  return orNull(await client.get(path, version, Group), ["GROUP_NAME_NOT_FOUND", "GROUP_NOT_FOUND", "NOT_IN_GROUP"]);
}

/** The project of a place if it belongs to the organization. */
export async function findProject(
  client: AtlasClient,
  { orgId, ...place }: Omit<AtlasPlace, "clusterName"> & { readonly orgId: string },
): Promise<Outcome<AtlasProject | null, AtlasProblem>> {
  const group = await readProject(client, place);
  if (!group.ok) return group;
  return done(group.value?.orgId === orgId ? projectOf(group.value) : null);
}

export function projectOf({ id, name, tags: given }: Group): AtlasProject {
  return { id, name, tags: given };
}
