import { type Answer, isRefusal, reply } from "../http/answers.ts";
import type { Call, GroupCall } from "../http/operation.ts";
import { page } from "../http/paging.ts";
import { organization } from "../store/store.ts";
import { groupView } from "./view.ts";

export function getGroup({ context, group }: GroupCall): Answer {
  return reply(200, groupView(context, group));
}

export function listGroups({ context, query, href }: Call): Answer {
  const cut = page(context.store.groups.list(organization), query, href);
  if (isRefusal(cut)) return cut;
  return reply(200, { ...cut, results: cut.results.map((group) => groupView(context, group)) });
}
