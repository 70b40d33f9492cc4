import { z } from "zod";
import { Tags } from "../tags.ts";
import { AutoScalingRequest } from "./auto-scaling.ts";

/** Attributes that only answers carry; clients send them back and Atlas ignores them. */
const readOnly = z.unknown().optional();

const HardwareRequest = z.strictObject({
  instanceSize: z.string().nullish(),
  nodeCount: z.int().min(0).nullish(),
  diskSizeGB: z.number().positive().nullish(),
  diskIOPS: z.int().nullish(),
  ebsVolumeType: z.enum(["STANDARD", "PROVISIONED", "HIGH_PERFORMANCE"]).nullish(),
  diskThroughput: readOnly,
  effectiveInstanceSize: readOnly,
});
export type HardwareRequest = z.infer<typeof HardwareRequest>;

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
  id: z.string().nullish(),
  zoneId: readOnly,
  zoneName: z.string().nullish(),
  regionConfigs: z.array(RegionConfigRequest).min(1),
});
export type ReplicationSpecRequest = z.infer<typeof ReplicationSpecRequest>;

/** TLS settings; Atlas keeps them with the cluster and shows them among its process arguments as well. */
export const advancedConfiguration = {
  customOpensslCipherConfigTls12: z.array(z.string()).nullish(),
  customOpensslCipherConfigTls13: z.array(z.string()).max(4).nullish(),
  minimumEnabledTlsProtocol: z.enum(["TLS1_0", "TLS1_1", "TLS1_2", "TLS1_3"]).nullish(),
  tlsCipherConfigMode: z.enum(["CUSTOM", "DEFAULT"]).nullish(),
};

export const BiConnector = z.strictObject({
  enabled: z.boolean().nullish(),
  readPreference: z.enum(["primary", "secondary", "analytics"]).nullish(),
});

/** Top-level attributes that local Atlas keeps and shows again without acting on them. */
const options = {
  adaptiveCapacity: z.enum(["ENABLED", "DISABLED"]).nullish(),
  biConnector: BiConnector.nullish(),
  configServerManagementMode: z.enum(["ATLAS_MANAGED", "FIXED_TO_DEDICATED"]).nullish(),
  diskWarmingMode: z.enum(["FULLY_WARMED", "VISIBLE_EARLIER"]).nullish(),
  encryptionAtRestProvider: z.enum(["NONE", "AWS", "AZURE", "GCP"]).nullish(),
  globalClusterSelfManagedSharding: z.boolean().nullish(),
  mongoDBEmployeeAccessGrant: z.looseObject({}).nullish(),
  pitEnabled: z.boolean().nullish(),
  redactClientLogData: z.boolean().nullish(),
  replicaSetScalingStrategy: z.enum(["SEQUENTIAL", "WORKLOAD_TYPE", "NODE_TYPE"]).nullish(),
  retainBackups: z.boolean().nullish(),
  rootCertType: z.enum(["ISRGROOTX1"]).nullish(),
  useAwsTimeBasedSnapshotCopyForFastInitialSync: z.boolean().nullish(),
  versionReleaseSystem: z.enum(["LTS", "CONTINUOUS"]).nullish(),
};

/** Body of `createCluster`, `updateCluster` and `tenantUpgrade`, version 2024-08-05 and later. */
export const ClusterRequest = z.strictObject({
  ...options,
  advancedConfiguration: z.strictObject(advancedConfiguration).nullish(),
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

/** The attributes of a request that are merely kept, on top of those that a cluster has. */
export function optionsOf(request: ClusterRequest, before: Record<string, unknown> = {}): Record<string, unknown> {
  const given = Object.entries(request).filter(([name, value]) => name in options && value !== undefined);
  const biConnector = { ...BiConnector.parse(before.biConnector ?? {}), ...request.biConnector };
  const point = request.backupEnabled === false ? { pitEnabled: false } : {};
  return { ...before, ...Object.fromEntries(given), biConnector, ...point };
}

/** The TLS settings of a request, as process arguments. */
export function tlsArgs({ advancedConfiguration: tls }: ClusterRequest): Record<string, unknown> {
  return Object.fromEntries(Object.entries(tls ?? {}).filter(([, value]) => value !== undefined));
}
