import { done, type Outcome } from "../foundation/errors.ts";
import type { AtlasAccess } from "./access.ts";
import { type AtlasClient, type AtlasClientOptions, atlasClient } from "./client/client.ts";
import type { AtlasProblem } from "./problems.ts";
import { readAccessList } from "./read-back/access-list.ts";
import { readCluster } from "./read-back/cluster.ts";
import { type AtlasFleetProject, readFleet } from "./read-back/fleet.ts";
import type { AtlasPlace, AtlasProject, AtlasReadBack } from "./read-back/model.ts";
import { findProject, projectOf, readProject } from "./read-back/project.ts";
import { readUsers } from "./read-back/users.ts";

/** Asks Atlas what it has. It never changes anything, and what can't be read is a refusal, never an empty answer. */
export type AtlasReader = {
  /** The project of that id, else of that name, in the organization; null if there is none that the key may see. */
  readonly findProject: (
    place: Omit<AtlasPlace, "clusterName"> & { readonly orgId: string },
  ) => Promise<Outcome<AtlasProject | null, AtlasProblem>>;
  /** What the organization has in projects that are ours, by their id and tags. */
  readonly fleet: (
    orgId: string,
    isOurs: (project: Pick<AtlasFleetProject, "id" | "tags">) => boolean,
  ) => Promise<Outcome<AtlasFleetProject[], AtlasProblem>>;
  /** Everything of a hospital at once. Without a project, or without a cluster, these are null and nothing fails. */
  readonly readBack: (place: AtlasPlace) => Promise<Outcome<AtlasReadBack, AtlasProblem>>;
};

const nothing: AtlasReadBack = { project: null, cluster: null, users: [], accessList: [] };

/** A reader for one Atlas. Keep it: with each new one the sign-in begins anew. */
export function createAtlasReader(access: AtlasAccess, options?: AtlasClientOptions): AtlasReader {
  const client = atlasClient(access, options);

  async function readBack(place: AtlasPlace): Promise<Outcome<AtlasReadBack, AtlasProblem>> {
    const { projectId } = place;
    const [project, early] = await Promise.all([
      readProject(client, place),
      projectId === undefined ? undefined : readParts(client, projectId, place),
    ]);
    if (!project.ok) return project;
    if (project.value === null) return done(nothing);
    const parts = early ?? (await readParts(client, project.value.id, place));
    return parts.ok ? done({ project: projectOf(project.value), ...parts.value }) : parts;
  }

  return {
    findProject: (place) => findProject(client, place),
    fleet: (orgId, isOurs) => readFleet(client, orgId, isOurs),
    readBack,
  };
}

async function readParts(
  client: AtlasClient,
  projectId: string,
  place: AtlasPlace,
): Promise<Outcome<Omit<AtlasReadBack, "project">, AtlasProblem>> {
  const [cluster, users, accessList] = await Promise.all([
    readCluster(client, projectId, place.clusterName),
    readUsers(client, projectId, place),
    readAccessList(client, projectId),
  ]);
  if (!cluster.ok) return cluster;
  if (!users.ok) return users;
  if (!accessList.ok) return accessList;
  return done({ cluster: cluster.value, users: users.value, accessList: accessList.value });
}
