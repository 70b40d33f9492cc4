import { type Answer, isRefusal, refuse, reply } from "../http/answers.ts";
import type { GroupCall } from "../http/operation.ts";
import { containerKey } from "./key.ts";
import { findContainer } from "./read.ts";
import { isInUse } from "./view.ts";

/** Deletes a container that no cluster lives in. */
export function deleteGroupContainer(call: GroupCall): Answer {
  const { context, group } = call;
  const container = findContainer(call);
  if (isRefusal(container)) return container;
  if (isInUse(context, group.id, container)) return refuse("CONTAINERS_IN_USE", "A cluster is in the container");
  context.store.containers.remove(group.id, containerKey(container.providerName, container.regionName));
  return reply(204);
}
