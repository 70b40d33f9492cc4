import { createAccessListEntry } from "../access-list/create.ts";
import { deleteAccessListEntry } from "../access-list/delete.ts";
import type { Caller } from "../callers/caller.ts";
import { deleteCluster } from "../clusters/delete.ts";
import { findCluster } from "../clusters/find.ts";
import type { Cluster } from "../clusters/model.ts";
import { updateCluster } from "../clusters/update.ts";
import type { AtlasContext } from "../context.ts";
import { deleteDatabaseUser } from "../database-users/delete.ts";
import { updateDatabaseUser } from "../database-users/update.ts";
import { deleteFlexCluster } from "../flex-clusters/delete.ts";
import { updateFlexCluster } from "../flex-clusters/update.ts";
import type { Group } from "../groups/model.ts";
import { updateGroup } from "../groups/update.ts";
import { type Answer, refuse } from "../http/answers.ts";
import type { GroupCall } from "../http/operation.ts";
import { organization } from "../store/store.ts";
import type { ChangeByHand } from "./change.ts";
import { changeTier } from "./change-tier.ts";

/** Which project and cluster a change is about that names none. */
export type Place = { readonly project?: string | undefined; readonly cluster?: string | undefined };

/**
 * Makes a change as the organization's owner makes it at Atlas' web page: by the same rules as the Admin API, and with
 * the same effect on databases and their clients. Answers what the Admin API would.
 */
export async function makeChange(context: AtlasContext, change: ChangeByHand, place: Place = {}): Promise<Answer> {
  const project = change.project ?? place.project;
  if (project === undefined) return refuse("MISSING_ATTRIBUTE", "project");
  const group = findProject(context, project);
  if (group === undefined) return refuse("GROUP_NAME_NOT_FOUND", project);
  const call = {
    ...{ context, group, caller: ownerOf(group.orgId), address: "127.0.0.1", stuck: false },
    query: new URLSearchParams(),
    href: `${context.baseUrl}/api/atlas/v2/groups/${group.id}`,
  };
  if ("user" in change) return changeUser(change, call);
  if ("address" in change) return changeEntry(change, call);
  if (change.change === "renameProject") return updateGroup({ ...call, params: {}, body: { name: change.name } });
  const name = change.cluster ?? place.cluster;
  if (name === undefined) return refuse("MISSING_ATTRIBUTE", "cluster");
  const cluster = findCluster(context, group.id, name);
  if (cluster === undefined) return refuse("CLUSTER_NOT_FOUND", name, group.id);
  return changeCluster(change, cluster, { ...call, params: { clusterName: name, name } });
}

function findProject({ store }: AtlasContext, nameOrId: string): Group | undefined {
  return (
    store.groups.get(organization, nameOrId) ?? store.groups.list(organization).find(({ name }) => name === nameOrId)
  );
}

/** The person at the web page. */
function ownerOf(orgId: string): Caller {
  return { kind: "apiKey", id: "by-hand", orgId, orgRoles: ["ORG_OWNER"], accessList: [], builtIn: true };
}

type Bare = Omit<GroupCall, "params" | "body">;
type OfUser = Extract<ChangeByHand, { user: string }>;
type OfEntry = Extract<ChangeByHand, { address: string }>;
type OfCluster = Exclude<ChangeByHand, OfUser | OfEntry | { change: "renameProject" }>;

function changeUser(change: OfUser, bare: Bare): Promise<Answer> {
  const call = { ...bare, params: { databaseName: change.database, username: change.user }, body: undefined };
  if (change.change === "deleteUser") return deleteDatabaseUser(call);
  const body = change.change === "roles" ? { roles: change.roles } : { password: change.password };
  return updateDatabaseUser({ ...call, body });
}

function changeEntry({ change, address, ...more }: OfEntry, bare: Bare): Answer {
  if (change === "deleteEntry")
    return deleteAccessListEntry({ ...bare, params: { entryValue: address }, body: undefined });
  const comment = "comment" in more ? more.comment : undefined;
  return createAccessListEntry({ ...bare, params: {}, body: [{ cidrBlock: address, comment }] });
}

function changeCluster(change: OfCluster, cluster: Cluster, bare: Omit<GroupCall, "body">): Answer | Promise<Answer> {
  if (change.change === "tier") return changeTier(bare, cluster, change.tier);
  const isFlex = cluster.kind === "flex";
  const call = { ...bare, body: bodyOf(change) };
  if (change.change === "deleteCluster") return isFlex ? deleteFlexCluster(call) : deleteCluster(call);
  return isFlex ? updateFlexCluster(call) : updateCluster(call);
}

function bodyOf(change: OfCluster): unknown {
  if (change.change === "tags") return { tags: change.tags };
  if (change.change === "protection") return { terminationProtectionEnabled: change.protected };
  return { paused: change.change === "pause" };
}
