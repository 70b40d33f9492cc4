import { z } from "zod";
import { Tags } from "../tags.ts";

/** `free` is M0; `dedicated` is M10 and up. */
export const ClusterKind = z.enum(["free", "flex", "dedicated"]);
export type ClusterKind = z.infer<typeof ClusterKind>;

export const StateName = z.enum(["CREATING", "UPDATING", "DELETING", "REPAIRING", "IDLE"]);
export type StateName = z.infer<typeof StateName>;

const Hardware = z.object({
  instanceSize: z.string(),
  nodeCount: z.number(),
  diskSizeGB: z.number(),
  diskIOPS: z.number(),
  ebsVolumeType: z.string(),
});
export type Hardware = z.infer<typeof Hardware>;

export const AutoScaling = z.object({
  compute: z.object({
    enabled: z.boolean(),
    scaleDownEnabled: z.boolean(),
    minInstanceSize: z.string().optional(),
    maxInstanceSize: z.string().optional(),
  }),
  diskGB: z.object({ enabled: z.boolean() }),
});
export type AutoScaling = z.infer<typeof AutoScaling>;

const RegionConfig = z.object({
  providerName: z.string(),
  /** The cloud below an M0 or flex cluster. */
  backingProviderName: z.string().optional(),
  regionName: z.string(),
  priority: z.number(),
  electable: Hardware,
  readOnly: Hardware,
  analytics: Hardware,
  autoScaling: AutoScaling,
  analyticsAutoScaling: AutoScaling,
});
export type RegionConfig = z.infer<typeof RegionConfig>;

export const ReplicationSpec = z.object({
  id: z.string(),
  zoneId: z.string(),
  zoneName: z.string(),
  regionConfigs: z.array(RegionConfig).min(1),
});
export type ReplicationSpec = z.infer<typeof ReplicationSpec>;

/** One phase of a change: what is shown as the state, and until when. */
const Step = z.object({ state: StateName, untilMs: z.number() });
export type Step = z.infer<typeof Step>;

/** What a cluster becomes when the upgrade that runs is over. */
const Upgrade = z.object({
  id: z.string(),
  kind: ClusterKind,
  clusterType: z.string(),
  replicationSpecs: z.array(ReplicationSpec).min(1),
  backupEnabled: z.boolean(),
});
export type Upgrade = z.infer<typeof Upgrade>;

/** A cluster of any kind, as it is stored. */
export const Cluster = z.object({
  id: z.string(),
  groupId: z.string(),
  name: z.string(),
  createDate: z.string(),
  /** Names the cluster's database server and data for its whole life, upgrades included. */
  serverKey: z.string(),
  port: z.number(),
  kind: ClusterKind,
  steps: z.array(Step),
  deleting: z.boolean(),
  upgrade: Upgrade.optional(),
  clusterType: z.string(),
  replicationSpecs: z.array(ReplicationSpec).min(1),
  tags: Tags,
  labels: Tags,
  terminationProtectionEnabled: z.boolean(),
  backupEnabled: z.boolean(),
  paused: z.boolean(),
  /** When it was last asked to run again after a pause. */
  resumedMs: z.number().optional(),
  mongoDBMajorVersion: z.string(),
  /** Feature compatibility stays at this version until then, whatever version the cluster runs. */
  pinnedVersion: z.string().optional(),
  featureCompatibilityVersionExpirationDate: z.string().optional(),
  /** Further top-level attributes, kept as they were given. */
  options: z.record(z.string(), z.unknown()),
  processArgs: z.record(z.string(), z.unknown()),
});
export type Cluster = z.infer<typeof Cluster>;

/** The first region of the first zone; M0 and flex clusters have no other. */
export function homeRegion(specs: readonly ReplicationSpec[]): RegionConfig {
  const region = specs[0]?.regionConfigs[0];
  if (region === undefined) throw new Error("A stored cluster has no region.");
  return region;
}
