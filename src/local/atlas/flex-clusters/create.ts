import { z } from "zod";
import { admitCluster } from "../clusters/admit.ts";
import { defaultMajorVersion } from "../clusters/major-versions.ts";
import { type Answer, isRefusal, reply } from "../http/answers.ts";
import type { GroupCall } from "../http/operation.ts";
import { parseBody } from "../http/read-body.ts";
import { Tags } from "../tags.ts";
import { placeFlex } from "./placement.ts";
import { flexView } from "./view.ts";

const Body = z.strictObject({
  name: z.string(),
  providerSettings: z.strictObject({
    backingProviderName: z.string(),
    regionName: z.string(),
    diskSizeGB: z.unknown().optional(),
    providerName: z.unknown().optional(),
  }),
  tags: Tags.nullish(),
  terminationProtectionEnabled: z.boolean().nullish(),
});

export async function createFlexCluster(call: GroupCall): Promise<Answer> {
  const wanted = parseBody(Body, call.body);
  if (isRefusal(wanted)) return wanted;
  const placement = placeFlex(wanted.providerSettings, call.context.random);
  if (isRefusal(placement)) return placement;
  const cluster = await admitCluster(call, {
    ...placement,
    name: wanted.name,
    clusterType: "REPLICASET",
    tags: wanted.tags ?? [],
    labels: [],
    terminationProtectionEnabled: wanted.terminationProtectionEnabled ?? false,
    backupEnabled: true,
    mongoDBMajorVersion: defaultMajorVersion,
    options: {},
    processArgs: {},
  });
  if (isRefusal(cluster)) return cluster;
  const view = flexView(call.context, cluster, "CREATING");
  return reply(201, view, view.links[0]?.href);
}
