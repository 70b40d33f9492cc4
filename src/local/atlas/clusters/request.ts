import { z } from "zod";
import { Tags } from "../tags.ts";
import { AutoScaling } from "./model.ts";

/** Attributes that only answers carry; clients send them back and Atlas ignores them. */
const readOnly = z.unknown().optional();

const HardwareRequest = z.strictObject({
  instanceSize: z.string().nullish(),
  nodeCount: z.int().min(0).nullish(),
  diskSizeGB: z.number().positive().nullish(),
  diskIOPS: z.int().nullish(),
  ebsVolumeType: z.string().nullish(),
  diskThroughput: readOnly,
  effectiveInstanceSize: readOnly,
});
export type HardwareRequest = z.infer<typeof HardwareRequest>;

const AutoScalingRequest = z.strictObject({
  compute: AutoScaling.shape.compute.partial().nullish(),
  diskGB: z.strictObject({ enabled: z.boolean().optional() }).nullish(),
});
export type AutoScalingRequest = z.infer<typeof AutoScalingRequest>;

const RegionConfigRequest = z.strictObject({
  providerName: z.string(),
  backingProviderName: z.string().nullish(),
  regionName: z.string(),
  priority: z.int().min(0).max(7).nullish(),
  electableSpecs: HardwareRequest.nullish(),
  readOnlySpecs: HardwareRequest.nullish(),
  analyticsSpecs: HardwareRequest.nullish(),
  autoScaling: AutoScalingRequest.nullish(),
  analyticsAutoScaling: AutoScalingRequest.nullish(),
  effectiveElectableSpecs: readOnly,
  effectiveReadOnlySpecs: readOnly,
  effectiveAnalyticsSpecs: readOnly,
});
export type RegionConfigRequest = z.infer<typeof RegionConfigRequest>;

export const ReplicationSpecRequest = z.strictObject({
  id: readOnly,
  zoneId: readOnly,
  zoneName: z.string().nullish(),
  regionConfigs: z.array(RegionConfigRequest).min(1),
});
export type ReplicationSpecRequest = z.infer<typeof ReplicationSpecRequest>;

/** Top-level attributes that local Atlas keeps and shows again without acting on them. */
const options = {
  advancedConfiguration: z.looseObject({}).nullish(),
  adaptiveCapacity: z.string().nullish(),
  biConnector: z.looseObject({}).nullish(),
  configServerManagementMode: z.string().nullish(),
  diskWarmingMode: z.string().nullish(),
  encryptionAtRestProvider: z.string().nullish(),
  globalClusterSelfManagedSharding: z.boolean().nullish(),
  mongoDBEmployeeAccessGrant: z.looseObject({}).nullish(),
  pitEnabled: z.boolean().nullish(),
  redactClientLogData: z.boolean().nullish(),
  replicaSetScalingStrategy: z.string().nullish(),
  retainBackups: z.boolean().nullish(),
  rootCertType: z.string().nullish(),
  useAwsTimeBasedSnapshotCopyForFastInitialSync: z.boolean().nullish(),
  versionReleaseSystem: z.string().nullish(),
};

/** Body of `createCluster`, `updateCluster` and `tenantUpgrade`, version 2024-08-05 and later. */
export const ClusterRequest = z.strictObject({
  ...options,
  name: z.string().optional(),
  clusterType: z.enum(["REPLICASET", "SHARDED", "GEOSHARDED"]).nullish(),
  replicationSpecs: z.array(ReplicationSpecRequest).min(1).nullish(),
  tags: Tags.nullish(),
  labels: Tags.nullish(),
  terminationProtectionEnabled: z.boolean().nullish(),
  backupEnabled: z.boolean().nullish(),
  paused: z.boolean().nullish(),
  mongoDBMajorVersion: z.string().nullish(),
  acceptDataRisksAndForceReplicaSetReconfig: readOnly,
  configServerType: readOnly,
  connectionStrings: readOnly,
  createDate: readOnly,
  effectiveReplicationSpecs: readOnly,
  featureCompatibilityVersion: readOnly,
  featureCompatibilityVersionExpirationDate: readOnly,
  groupId: readOnly,
  id: readOnly,
  internalClusterRole: readOnly,
  links: readOnly,
  mongoDBVersion: readOnly,
  stateName: readOnly,
});
export type ClusterRequest = z.infer<typeof ClusterRequest>;

/** The attributes of a request that are merely kept. */
export function optionsOf(request: ClusterRequest): Record<string, unknown> {
  const given = Object.entries(request).filter(([name, value]) => name in options && value !== undefined);
  return Object.fromEntries(given);
}
