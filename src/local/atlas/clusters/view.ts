import type { AtlasContext } from "../context.ts";
import { connectionStrings } from "./connection-strings.ts";
import type { Cluster, Hardware, RegionConfig, ReplicationSpec, StateName } from "./model.ts";

/** The full version that every cluster runs here, by its major version. */
const patchVersions: Readonly<Record<string, string>> = { "7.0": "7.0.26", "8.0": "8.0.29" };

/** An M0 or dedicated cluster as version 2024-08-05 of the API shows it, in the given state. */
export function clusterView(context: AtlasContext, cluster: Cluster, stateName: StateName) {
  const specs = cluster.replicationSpecs.map(specView);
  const href = `${context.baseUrl}/api/atlas/v2/groups/${cluster.groupId}/clusters/${cluster.name}`;
  const pinnedUntil = cluster.featureCompatibilityVersionExpirationDate;
  return {
    ...defaults,
    ...(cluster.kind === "dedicated" ? { advancedConfiguration: tlsDefaults } : {}),
    ...cluster.options,
    backupEnabled: cluster.backupEnabled,
    clusterType: cluster.clusterType,
    connectionStrings: connectionStrings(cluster, stateName),
    createDate: cluster.createDate,
    effectiveReplicationSpecs: specs,
    featureCompatibilityVersion: cluster.mongoDBMajorVersion,
    ...(pinnedUntil === undefined ? {} : { featureCompatibilityVersionExpirationDate: pinnedUntil }),
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
  biConnector: { enabled: false, readPreference: "secondary" },
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
    analyticsSpecs: hardwareView(region.analytics),
    autoScaling: region.autoScaling,
    effectiveAnalyticsSpecs: hardwareView(region.analytics),
    effectiveElectableSpecs: hardwareView(region.electable),
    effectiveReadOnlySpecs: hardwareView(region.readOnly),
    electableSpecs: hardwareView(region.electable),
    readOnlySpecs: hardwareView(region.readOnly),
    ...place,
  };
}

function hardwareView(hardware: Hardware): Hardware {
  return { ...hardware };
}
