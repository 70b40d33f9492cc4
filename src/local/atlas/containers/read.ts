import { type Answer, isRefusal, type Refusal, refuse, reply } from "../http/answers.ts";
import type { GroupCall } from "../http/operation.ts";
import { page } from "../http/paging.ts";
import type { Container } from "./model.ts";
import { containerView } from "./view.ts";

/** The containers in one cloud; Atlas takes AWS when the query names none. */
export function listGroupContainers(call: GroupCall): Answer {
  const asked = call.query.get("providerName") ?? "AWS";
  if (!["AWS", "AZURE", "GCP", "TENANT", "SERVERLESS"].includes(asked)) return refuse("INVALID_ENUM_VALUE", asked);
  const containers = call.context.store.containers.list(call.group.id);
  return listed(
    call,
    containers.filter(({ providerName }) => providerName === asked),
  );
}

/** The containers in all clouds. */
export function listGroupContainerAll(call: GroupCall): Answer {
  return listed(call, call.context.store.containers.list(call.group.id));
}

export function getGroupContainer(call: GroupCall): Answer {
  const container = findContainer(call);
  return isRefusal(container) ? container : reply(200, containerView(call.context, call.group.id, container));
}

/** The container that the path names. */
export function findContainer({ context, group, params }: GroupCall): Container | Refusal {
  const asked = params.containerId ?? "";
  const container = context.store.containers.list(group.id).find(({ id }) => id === asked);
  return container ?? refuse("CLOUD_PROVIDER_CONTAINER_NOT_FOUND", asked);
}

function listed({ context, group, query, href }: GroupCall, containers: readonly Container[]): Answer {
  const cut = page(containers, query, href);
  if (isRefusal(cut)) return cut;
  return reply(200, { ...cut, results: cut.results.map((container) => containerView(context, group.id, container)) });
}
