import { isValues, type Value, type Values } from "../protocol/values.ts";
import { dateAt, flagAt, isJsonObject, type Json, listAt, memberAt, numberAt, textAt, textOrNullAt } from "./json.ts";
import { tagsFromApi } from "./tags.ts";

/**
 * The state of a cluster as Atlas describes it. `before` is the state or plan that the program's own settings are taken
 * from. `containers` maps `PROVIDER:REGION` to the id of the network container there.
 */
export function clusterFromApi(cluster: Json, containers: ReadonlyMap<string, string>, before: Values): Values {
  return {
    acceptDataRisksAndForceReplicaSetReconfig: textOrNullAt(cluster, "acceptDataRisksAndForceReplicaSetReconfig"),
    adaptiveCapacity: textOrNullAt(cluster, "adaptiveCapacity"),
    advancedConfiguration: null,
    backupEnabled: flagAt(cluster, "backupEnabled"),
    biConnectorConfig: biConnectorFromApi(memberAt(cluster, "biConnector")),
    clusterId: textAt(cluster, "id"),
    clusterType: textAt(cluster, "clusterType"),
    configServerManagementMode: textAt(cluster, "configServerManagementMode"),
    configServerType: textAt(cluster, "configServerType"),
    connectionStrings: connectionStringsFromApi(memberAt(cluster, "connectionStrings")),
    createDate: dateAt(cluster, "createDate"),
    encryptionAtRestProvider: textAt(cluster, "encryptionAtRestProvider"),
    globalClusterSelfManagedSharding: flagAt(cluster, "globalClusterSelfManagedSharding"),
    labels: tagsFromApi(cluster, "labels", before.labels),
    mongoDbMajorVersion: textAt(cluster, "mongoDBMajorVersion"),
    mongoDbVersion: textAt(cluster, "mongoDBVersion"),
    name: textAt(cluster, "name"),
    paused: flagAt(cluster, "paused"),
    pinnedFcv: pinnedVersionFromApi(cluster),
    pitEnabled: flagAt(cluster, "pitEnabled"),
    projectId: textAt(cluster, "groupId"),
    redactClientLogData: flagAt(cluster, "redactClientLogData"),
    replicaSetScalingStrategy: textAt(cluster, "replicaSetScalingStrategy"),
    replicationSpecs: listAt(cluster, "replicationSpecs").map((spec) => replicationSpecFromApi(spec, containers)),
    rootCertType: textAt(cluster, "rootCertType"),
    stateName: textAt(cluster, "stateName"),
    tags: tagsFromApi(cluster, "tags", before.tags),
    terminationProtectionEnabled: flagAt(cluster, "terminationProtectionEnabled"),
    useAwsTimeBasedSnapshotCopyForFastInitialSync: flagAt(cluster, "useAwsTimeBasedSnapshotCopyForFastInitialSync"),
    versionReleaseSystem: textAt(cluster, "versionReleaseSystem"),
    ...settingsOfProgram(before),
  };
}

/** What Atlas does not know, and the version as the program writes it (`8` is `8.0`). */
function settingsOfProgram(before: Values): Values {
  const kept: Values = {};
  for (const name of ["timeouts", "deleteOnCreateTimeout", "retainBackupsEnabled", "useEffectiveFields"]) {
    kept[name] = before[name] ?? null;
  }
  const version = before.mongoDbMajorVersion;
  return typeof version === "string" ? { ...kept, mongoDbMajorVersion: version } : kept;
}

function biConnectorFromApi(connector: Json | undefined): Value {
  if (!isJsonObject(connector)) return null;
  return { enabled: flagAt(connector, "enabled"), readPreference: textAt(connector, "readPreference") };
}

function connectionStringsFromApi(strings: Json | undefined): Value {
  if (!isJsonObject(strings)) return null;
  const state: Values = {};
  for (const name of ["private", "privateSrv", "standard", "standardSrv"]) state[name] = textAt(strings, name);
  if (Array.isArray(strings.privateEndpoint)) {
    state.privateEndpoints = strings.privateEndpoint.map((endpoint) => ({
      connectionString: textAt(endpoint, "connectionString"),
      endpoints: listAt(endpoint, "endpoints").map((each) => texts(each, "endpointId", "providerName", "region")),
      ...texts(endpoint, "srvConnectionString", "srvShardOptimizedConnectionString", "type"),
    }));
  }
  return state;
}

function texts(json: Json, ...names: string[]): Values {
  return Object.fromEntries(names.map((name) => [name, textAt(json, name)]));
}

function pinnedVersionFromApi(cluster: Json): Value {
  const expirationDate = dateAt(cluster, "featureCompatibilityVersionExpirationDate");
  return expirationDate === "" ? null : { version: textAt(cluster, "featureCompatibilityVersion"), expirationDate };
}

function replicationSpecFromApi(spec: Json, containers: ReadonlyMap<string, string>): Values {
  const regions = listAt(spec, "regionConfigs");
  const containerId: Values = {};
  for (const key of regions.map(regionKey)) {
    const id = containers.get(key);
    if (id) containerId[key] = id;
  }
  return {
    containerId,
    externalId: textAt(spec, "id"),
    regionConfigs: regions.map(regionFromApi),
    zoneId: textAt(spec, "zoneId"),
    zoneName: textAt(spec, "zoneName"),
  };
}

export function regionKey(region: Json): string {
  return `${textAt(region, "providerName")}:${textAt(region, "regionName")}`;
}

function regionFromApi(region: Json): Values {
  return {
    analyticsAutoScaling: autoScalingFromApi(memberAt(region, "analyticsAutoScaling")),
    analyticsSpecs: hardwareFromApi(memberAt(region, "analyticsSpecs")),
    autoScaling: autoScalingFromApi(memberAt(region, "autoScaling")),
    backingProviderName: textOrNullAt(region, "backingProviderName"),
    electableSpecs: hardwareFromApi(memberAt(region, "electableSpecs")),
    priority: numberAt(region, "priority"),
    providerName: textAt(region, "providerName"),
    readOnlySpecs: hardwareFromApi(memberAt(region, "readOnlySpecs")),
    regionName: textAt(region, "regionName"),
  };
}

function hardwareFromApi(specs: Json | undefined): Value {
  if (!isJsonObject(specs)) return null;
  return {
    diskIops: numberAt(specs, "diskIOPS"),
    diskSizeGb: numberAt(specs, "diskSizeGB"),
    ebsVolumeType: textAt(specs, "ebsVolumeType"),
    instanceSize: textAt(specs, "instanceSize"),
    nodeCount: numberAt(specs, "nodeCount"),
  };
}

function autoScalingFromApi(scaling: Json | undefined): Value {
  if (!isJsonObject(scaling)) return null;
  const state: Values = {};
  if (isJsonObject(scaling.compute)) {
    state.computeEnabled = flagAt(scaling, "compute", "enabled");
    state.computeScaleDownEnabled = flagAt(scaling, "compute", "scaleDownEnabled");
    state.computeMaxInstanceSize = textAt(scaling, "compute", "maxInstanceSize");
    state.computeMinInstanceSize = textAt(scaling, "compute", "minInstanceSize");
  }
  if (isJsonObject(scaling.diskGB)) state.diskGbEnabled = flagAt(scaling, "diskGB", "enabled");
  return state;
}

/** The priority that a program gave the only region of its flex cluster; Atlas does not keep it. */
function priorityOf(cluster: Values): number {
  const [spec] = Array.isArray(cluster.replicationSpecs) ? cluster.replicationSpecs : [];
  const [region] = isValues(spec) && Array.isArray(spec.regionConfigs) ? spec.regionConfigs : [];
  const priority = isValues(region) ? region.priority : undefined;
  return typeof priority === "number" ? priority : 7;
}

/** The state of a flex cluster, which has another description than the other clusters and fewer properties. */
export function flexFromApi(flex: Json, before: Values): Values {
  const provider = memberAt(flex, "providerSettings") ?? null;
  const region: Json = { ...(isJsonObject(provider) ? provider : {}), priority: priorityOf(before) };
  const strings = memberAt(flex, "connectionStrings");
  const description = {
    ...(isJsonObject(flex) ? flex : {}),
    id: "",
    backupEnabled: flagAt(flex, "backupSettings", "enabled"),
    connectionStrings: strings ?? null,
    replicationSpecs: [{ zoneName: "Zone 1", regionConfigs: [region] }],
  };
  return clusterFromApi(description, new Map(), before);
}
