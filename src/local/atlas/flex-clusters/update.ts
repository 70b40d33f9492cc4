import { z } from "zod";
import type { Cluster } from "../clusters/model.ts";
import { flexCluster, standing } from "../clusters/of-kind.ts";
import { changingState, updateSteps } from "../clusters/steps.ts";
import { type Answer, isRefusal, reply } from "../http/answers.ts";
import type { GroupCall } from "../http/operation.ts";
import { parseBody } from "../http/read-body.ts";
import { refuseTags, Tags } from "../tags.ts";
import { flexView } from "./view.ts";

const Body = z.strictObject({ tags: Tags.nullish(), terminationProtectionEnabled: z.boolean().nullish() });

/** Tags and termination protection are all that can be changed on a flex cluster. */
export function updateFlexCluster(call: GroupCall): Answer {
  const cluster = standing(flexCluster(call, call.params.name ?? ""));
  if (isRefusal(cluster)) return cluster;
  const wanted = parseBody(Body, call.body);
  if (isRefusal(wanted)) return wanted;
  const refusal = refuseTags(wanted.tags);
  if (refusal !== undefined) return refusal;
  const changed: Cluster = {
    ...cluster,
    tags: wanted.tags ?? cluster.tags,
    terminationProtectionEnabled: wanted.terminationProtectionEnabled ?? cluster.terminationProtectionEnabled,
    steps: updateSteps(call, cluster),
  };
  call.context.store.clusters.put(cluster.groupId, cluster.name, changed);
  return reply(200, flexView(call.context, changed, changingState(changed)));
}
