import { listClusters } from "../clusters/find.ts";
import { type Answer, refuse, reply } from "../http/answers.ts";
import type { GroupCall } from "../http/operation.ts";
import { organization } from "../store/store.ts";

/** Closes a project that has no cluster left; its users, access list, containers and everybody's roles in it go with it. */
export function deleteGroup({ context, group }: GroupCall): Answer {
  if (listClusters(context, group.id).length > 0) return refuse("CANNOT_CLOSE_GROUP_ACTIVE_ATLAS_CLUSTERS");
  const { store } = context;
  store.transaction(() => {
    store.databaseUsers.removeAll(group.id);
    store.accessList.removeAll(group.id);
    store.containers.removeAll(group.id);
    store.grants.removeAll(group.id);
    store.teamAssignments.removeAll(group.id);
    store.groups.remove(organization, group.id);
  });
  return reply(202, {});
}
