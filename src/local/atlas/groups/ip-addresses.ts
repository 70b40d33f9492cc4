import { listClusters } from "../clusters/find.ts";
import { type Answer, reply } from "../http/answers.ts";
import type { GroupCall } from "../http/operation.ts";

/** Addresses of the project's dedicated clusters; here all of them are this machine. */
export function getGroupIpAddresses({ context, group }: GroupCall): Answer {
  const dedicated = listClusters(context, group.id).filter((cluster) => cluster.kind === "dedicated");
  const clusters = dedicated.map(({ name }) => ({
    clusterName: name,
    inbound: ["127.0.0.1"],
    outbound: ["127.0.0.1"],
    futureInbound: [],
    futureOutbound: [],
  }));
  return reply(200, { groupId: group.id, services: { clusters } });
}
