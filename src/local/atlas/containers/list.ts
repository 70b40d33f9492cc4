import { type Answer, isRefusal, refuse, reply } from "../http/answers.ts";
import type { GroupCall } from "../http/operation.ts";
import { groupOperation, type Operation } from "../http/operation.ts";
import { page } from "../http/paging.ts";
import type { Container } from "./model.ts";

function listGroupContainers({ context, group, query, href }: GroupCall): Answer {
  const providerName = query.get("providerName");
  if (providerName === null) return refuse("INVALID_QUERY_PARAMETER", "providerName");
  const containers = context.store.containers.list(group.id);
  const cut = page(
    containers.filter((container) => container.providerName === providerName),
    query,
    href,
  );
  if (isRefusal(cut)) return cut;
  return reply(200, { ...cut, results: cut.results.map((container) => view(group.id, container)) });
}

function view(groupId: string, { id, providerName, regionName, atlasCidrBlock, networkId }: Container) {
  const common = { id, providerName, provisioned: true, atlasCidrBlock };
  if (providerName === "AWS") return { ...common, regionName, vpcId: `vpc-${networkId}` };
  if (providerName === "AZURE") {
    return { ...common, region: regionName, azureSubscriptionId: groupId, vnetName: `vnet_${groupId}_${networkId}` };
  }
  return {
    ...common,
    gcpProjectId: `p-${groupId}`,
    networkName: `nt-${groupId}-${networkId.slice(0, 8)}`,
    regions: null,
  };
}

export const containerOperations: readonly Operation[] = [
  groupOperation({
    id: "listGroupContainers",
    method: "GET",
    path: "/groups/:groupId/containers",
    version: "2023-01-01",
    rateLimit: "groups",
    handle: listGroupContainers,
  }),
];
