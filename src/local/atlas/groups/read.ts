import { maySee } from "../callers/may.ts";
import { type Answer, isRefusal, refuse, reply } from "../http/answers.ts";
import type { Call, GroupCall } from "../http/operation.ts";
import { page } from "../http/paging.ts";
import { organization } from "../store/store.ts";
import { groupView, wholeGroupView } from "./view.ts";

export function getGroup({ context, group }: GroupCall): Answer {
  return reply(200, wholeGroupView(context, group));
}

/** The projects of the caller's organization that the caller has a role in; an owner or reader of it has in all. */
export function listGroups({ context, caller, query, href }: Call): Answer {
  const own = context.store.groups.list(organization).filter((group) => group.orgId === caller.orgId);
  const cut = page(
    own.filter((group) => maySee(context, caller, group)),
    query,
    href,
  );
  if (isRefusal(cut)) return cut;
  return reply(200, { ...cut, results: cut.results.map((group) => groupView(context, group)) });
}

/** The project of that name in the caller's organization. */
export function getGroupByName({ context, caller, params }: Call): Answer {
  const { groupName = "" } = params;
  const own = context.store.groups.list(organization).filter((group) => group.orgId === caller.orgId);
  const group = own.find(({ name }) => name === groupName);
  if (group === undefined) return refuse("GROUP_NAME_NOT_FOUND", groupName);
  return maySee(context, caller, group) ? reply(200, wholeGroupView(context, group)) : refuse("NOT_IN_GROUP");
}
