import { type Answer, isRefusal, reply } from "../http/answers.ts";
import type { GroupCall } from "../http/operation.ts";
import { findEntry } from "./read.ts";

export function deleteAccessListEntry(call: GroupCall): Answer {
  const entry = findEntry(call);
  if (isRefusal(entry)) return entry;
  call.context.store.accessList.remove(call.group.id, entry.cidrBlock);
  return reply(204);
}
