import { type Answer, reply } from "../http/answers.ts";
import type { GroupCall } from "../http/operation.ts";
import { organization } from "../store/store.ts";

/** Atlas answers a bare boolean here. */
export function getManagedSlowMs({ group }: GroupCall): Answer {
  return reply(200, group.managedSlowMs);
}

export function enableManagedSlowMs(call: GroupCall): Answer {
  return setManagedSlowMs(call, true);
}

export function disableManagedSlowMs(call: GroupCall): Answer {
  return setManagedSlowMs(call, false);
}

function setManagedSlowMs({ context, group }: GroupCall, managedSlowMs: boolean): Answer {
  context.store.groups.put(organization, group.id, { ...group, managedSlowMs });
  return reply(204);
}
