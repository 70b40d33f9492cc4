import { beginDeletion } from "../clusters/delete.ts";
import { flexCluster } from "../clusters/of-kind.ts";
import { type Answer, reply } from "../http/answers.ts";
import type { GroupCall } from "../http/operation.ts";

export function deleteFlexCluster(call: GroupCall): Answer {
  return beginDeletion(call, flexCluster(call, call.params.name ?? "")) ?? reply(204);
}
