import type { AtlasContext } from "../context.ts";
import { connectionStrings } from "./connection-strings.ts";
import type { Cluster, Hardware, RegionConfig, ReplicationSpec, StateName } from "./model.ts";
import { pinOf } from "./pin-version.ts";
import { BiConnector } from "./request.ts";
import { hasAnalyticsNodes } from "./topology.ts";

/** The full version that every cluster runs here, by its major version. */
const patchVersions: Readonly<Record<string, string>> = { "6.0": "6.0.27", "7.0": "7.0.26", "8.0": "8.0.29" };

/** An M0 or dedicated cluster as version 2024-08-05 of the API shows it, in the given state. */
export function clusterView(context: AtlasContext, cluster: Cluster, stateName: StateName) {
  const specs = cluster.replicationSpecs.map(specView);
  const href = `${context.baseUrl}/api/atlas/v2/groups/${cluster.groupId}/clusters/${cluster.name}`;
  const pin = pinOf(cluster, context.clock.now().getTime());
  return {
    ...defaults,
    ...(cluster.kind === "dedicated" ? { advancedConfiguration: tlsOf(cluster) } : {}),
    ...cluster.options,
    biConnector: biConnectorOf(cluster),
    backupEnabled: cluster.backupEnabled,
    clusterType: cluster.clusterType,
    connectionStrings: connectionStrings(cluster, stateName),
    createDate: cluster.createDate,
    effectiveReplicationSpecs: specs,
    featureCompatibilityVersion: pin?.version ?? cluster.mongoDBMajorVersion,
    ...(pin === undefined ? {} : { featureCompatibilityVersionExpirationDate: pin.until }),
    groupId: cluster.groupId,
    id: cluster.id,
    labels: cluster.labels,
    links: [{ href, rel: "self" }],
    mongoDBMajorVersion: cluster.mongoDBMajorVersion,
    mongoDBVersion: fullVersion(cluster),
    name: cluster.name,
    paused: cluster.paused,
    replicationSpecs: specs,
    stateName,
    tags: cluster.tags,
    terminationProtectionEnabled: cluster.terminationProtectionEnabled,
  };
}

/** The version that the cluster says it runs. */
export function fullVersion(cluster: Cluster): string {
  return patchVersions[cluster.mongoDBMajorVersion] ?? `${cluster.mongoDBMajorVersion}.0`;
}

const defaults = {
  adaptiveCapacity: null,
  diskWarmingMode: "FULLY_WARMED",
  effectiveDatabaseEdition: "CORE",
  encryptionAtRestProvider: "NONE",
  globalClusterSelfManagedSharding: false,
  internalClusterRole: "NONE",
  pitEnabled: false,
  redactClientLogData: false,
  retainBackups: false,
  rootCertType: "ISRGROOTX1",
  useAwsTimeBasedSnapshotCopyForFastInitialSync: false,
  versionReleaseSystem: "LTS",
};

export const tlsDefaults = {
  customOpensslCipherConfigTls12: [],
  customOpensslCipherConfigTls13: [],
  minimumEnabledTlsProtocol: "TLS1_2",
  tlsCipherConfigMode: "DEFAULT",
};

/** The TLS settings, wherever they were set. */
function tlsOf({ processArgs }: Cluster) {
  const given = Object.entries(processArgs).filter(([name, value]) => name in tlsDefaults && value !== null);
  return { ...tlsDefaults, ...Object.fromEntries(given) };
}

function biConnectorOf({ options, replicationSpecs }: Cluster) {
  const { enabled, readPreference } = BiConnector.parse(options.biConnector ?? {});
  const usual = hasAnalyticsNodes(replicationSpecs) ? "analytics" : "secondary";
  return { enabled: enabled ?? false, readPreference: readPreference ?? usual };
}

function specView(spec: ReplicationSpec) {
  return { ...spec, regionConfigs: spec.regionConfigs.map(regionView) };
}

function regionView(region: RegionConfig) {
  const place = { priority: region.priority, providerName: region.providerName, regionName: region.regionName };
  if (region.providerName === "TENANT") {
    const { instanceSize, diskSizeGB } = region.electable;
    const electableSpecs = { effectiveInstanceSize: instanceSize, instanceSize, diskSizeGB };
    return { backingProviderName: region.backingProviderName, electableSpecs, ...place };
  }
  return {
    analyticsAutoScaling: region.analyticsAutoScaling,
    analyticsSpecs: hardwareView(region, region.analytics),
    autoScaling: region.autoScaling,
    effectiveAnalyticsSpecs: hardwareView(region, region.analytics),
    effectiveElectableSpecs: hardwareView(region, region.electable),
    effectiveReadOnlySpecs: hardwareView(region, region.readOnly),
    electableSpecs: hardwareView(region, region.electable),
    readOnlySpecs: hardwareView(region, region.readOnly),
    ...place,
  };
}

/** Volumes are of a type on AWS alone; Google has no IOPS to choose. */
function hardwareView({ providerName }: RegionConfig, hardware: Hardware) {
  const { ebsVolumeType, diskIOPS, ...common } = hardware;
  if (providerName === "AWS") return { ...common, diskIOPS, ebsVolumeType };
  return providerName === "AZURE" ? { ...common, diskIOPS } : common;
}
