import { z } from "zod";
import { ensureContainers } from "../containers/ensure.ts";
import { placeFlex } from "../flex-clusters/placement.ts";
import { type Answer, isRefusal, type Refusal, refuse, reply } from "../http/answers.ts";
import type { GroupCall } from "../http/operation.ts";
import { parseBody } from "../http/read-body.ts";
import { newAtlasId } from "../ids.ts";
import { refuseTags, Tags } from "../tags.ts";
import { legacyClusterView } from "./legacy-view.ts";
import { type Cluster, homeRegion, type Upgrade } from "./model.ts";
import { classicCluster, standing } from "./of-kind.ts";
import { type Placement, place } from "./placement.ts";
import { refuseWhileBusy } from "./refuse-while-busy.ts";
import { upgradeSteps } from "./steps.ts";

const Body = z.looseObject({
  name: z.string(),
  providerSettings: z.looseObject({
    providerName: z.string(),
    backingProviderName: z.string().nullish(),
    instanceSizeName: z.string().nullish(),
    regionName: z.string().nullish(),
  }),
  providerBackupEnabled: z.boolean().nullish(),
  tags: Tags.nullish(),
  terminationProtectionEnabled: z.boolean().nullish(),
});
type Body = z.infer<typeof Body>;

/** `POST …/clusters/tenantUpgrade`: M0 to flex or dedicated. Data, users and connection string stay. */
export function upgradeTenantCluster(call: GroupCall): Answer {
  const { context, body } = call;
  const wanted = parseBody(Body, body);
  if (isRefusal(wanted)) return wanted;
  const cluster = standing(classicCluster(call, wanted.name));
  if (isRefusal(cluster)) return cluster;
  if (cluster.kind !== "free") return refuse("INVALID_CLUSTER_CONFIGURATION");
  const busy = refuseWhileBusy(call, cluster);
  if (busy !== undefined) return busy;
  const placement = target(call, cluster, wanted);
  if (isRefusal(placement)) return placement;
  const refusal = refuseTags(wanted.tags);
  if (refusal !== undefined) return refusal;
  const backupEnabled = placement.kind === "flex" || (wanted.providerBackupEnabled ?? false);
  const upgrade: Upgrade = { ...placement, id: newAtlasId(context.random), clusterType: "REPLICASET", backupEnabled };
  const upgrading: Cluster = {
    ...cluster,
    tags: wanted.tags ?? cluster.tags,
    terminationProtectionEnabled: wanted.terminationProtectionEnabled ?? cluster.terminationProtectionEnabled,
    upgrade,
    steps: upgradeSteps(call),
  };
  context.store.transaction(() => {
    context.store.clusters.put(cluster.groupId, cluster.name, upgrading);
    ensureContainers(context, { ...upgrading, ...upgrade });
  });
  return reply(200, legacyClusterView(context, upgrading, "UPDATING"));
}

function target({ context }: GroupCall, cluster: Cluster, { providerSettings }: Body): Placement | Refusal {
  const { providerName, instanceSizeName } = providerSettings;
  const home = homeRegion(cluster.replicationSpecs);
  const regionName = providerSettings.regionName ?? home.regionName;
  if (providerName === "FLEX") {
    if (instanceSizeName && instanceSizeName !== "FLEX") return refuse("INVALID_ENUM_VALUE", instanceSizeName);
    const backingProviderName = providerSettings.backingProviderName ?? home.backingProviderName;
    return placeFlex({ backingProviderName, regionName }, context.random, cluster.replicationSpecs);
  }
  if (providerName === "TENANT") {
    if (instanceSizeName === "M0") return refuse("CANNOT_CREATE_FREE_CLUSTER_VIA_PUBLIC_API");
    return refuse("INVALID_ENUM_VALUE", instanceSizeName ?? providerName);
  }
  const electableSpecs = { instanceSize: instanceSizeName ?? null, nodeCount: 3 };
  const regionConfigs = [{ providerName, regionName, priority: 7, electableSpecs }];
  return place([{ regionConfigs }], context.random, cluster.replicationSpecs);
}
