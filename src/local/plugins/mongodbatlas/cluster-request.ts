import { isValues, known, type Value, type Values } from "../protocol/values.ts";
import { ResourceError } from "../resources/resource-error.ts";
import { isJsonObject, type Json, type JsonObject, textAt } from "./json.ts";
import { tagsToApi } from "./tags.ts";

/** What the official plugin calls the only zone of a cluster whose program names none. */
const usualZoneName = "ZoneName managed by Terraform";

/** A label that tools of Atlas set for themselves. */
const ownLabel = "Infrastructure Tool";

/** Members that are the same in a plan and in a request but for their name. */
const plainMembers: Readonly<Record<string, string>> = {
  acceptDataRisksAndForceReplicaSetReconfig: "acceptDataRisksAndForceReplicaSetReconfig",
  adaptiveCapacity: "adaptiveCapacity",
  backupEnabled: "backupEnabled",
  clusterType: "clusterType",
  configServerManagementMode: "configServerManagementMode",
  encryptionAtRestProvider: "encryptionAtRestProvider",
  globalClusterSelfManagedSharding: "globalClusterSelfManagedSharding",
  name: "name",
  paused: "paused",
  pitEnabled: "pitEnabled",
  redactClientLogData: "redactClientLogData",
  replicaSetScalingStrategy: "replicaSetScalingStrategy",
  rootCertType: "rootCertType",
  terminationProtectionEnabled: "terminationProtectionEnabled",
  useAwsTimeBasedSnapshotCopyForFastInitialSync: "useAwsTimeBasedSnapshotCopyForFastInitialSync",
  versionReleaseSystem: "versionReleaseSystem",
};

/** A plan or state of a cluster as Atlas takes it; what is not known or not set is left out. */
export function clusterToApi(cluster: Values): JsonObject {
  const request = members(cluster, plainMembers);
  const version = known(cluster.mongoDbMajorVersion);
  if (typeof version === "string" && version !== "") {
    request.mongoDBMajorVersion = version.includes(".") ? version : `${version}.0`;
  }
  request.labels = labelsToApi(cluster.labels);
  request.tags = tagsToApi(cluster.tags);
  if (isValues(cluster.biConnectorConfig)) {
    request.biConnector = members(cluster.biConnectorConfig, { enabled: "enabled", readPreference: "readPreference" });
  }
  if (Array.isArray(cluster.replicationSpecs)) {
    request.replicationSpecs = cluster.replicationSpecs.filter(isValues).map(replicationSpecToApi);
  }
  if (isValues(cluster.advancedConfiguration)) request.advancedConfiguration = tlsToApi(cluster.advancedConfiguration);
  return request;
}

function labelsToApi(labels: Value | undefined): Json[] {
  if (isValues(labels) && ownLabel in labels) {
    const refusal = `label \`${ownLabel}\` is not supported as it is reserved for internal purposes`;
    throw new ResourceError(refusal, refusal);
  }
  return tagsToApi(labels);
}

/**
 * The members of `planned` that differ from `prior`, each as a whole. Something that only `prior` has is no difference,
 * since Atlas computed it; a list that got shorter is one.
 */
export function changedMembers(prior: JsonObject, planned: JsonObject): JsonObject {
  return Object.fromEntries(Object.entries(planned).filter(([name, value]) => differs(prior[name], value)));
}

function differs(before: Json | undefined, after: Json | undefined): boolean {
  if (after === undefined) return false;
  if (Array.isArray(before) && Array.isArray(after)) {
    return before.length !== after.length || after.some((item, index) => differs(before[index], item));
  }
  if (isJsonObject(before) && isJsonObject(after)) {
    return Object.entries(after).some(([name, value]) => differs(before[name], value));
  }
  return before !== after;
}

/** The first region of a cluster's request: it tells which kind of cluster it is. */
export function firstRegion(request: JsonObject): JsonObject {
  const [spec] = Array.isArray(request.replicationSpecs) ? request.replicationSpecs : [];
  const [region] = isJsonObject(spec) && Array.isArray(spec.regionConfigs) ? spec.regionConfigs : [];
  return isJsonObject(region) ? region : {};
}

export function providerOf(request: JsonObject): string {
  return textAt(firstRegion(request), "providerName");
}

function replicationSpecToApi(spec: Values): JsonObject {
  const request = members(spec, { zoneId: "zoneId", externalId: "id" });
  for (const name of ["zoneId", "id"]) if (request[name] === "") delete request[name];
  const zoneName = known(spec.zoneName);
  request.zoneName = typeof zoneName === "string" ? zoneName : usualZoneName;
  const regions = Array.isArray(spec.regionConfigs) ? spec.regionConfigs : [];
  request.regionConfigs = regions.filter(isValues).map(regionToApi);
  return request;
}

function regionToApi(region: Values): JsonObject {
  const request = members(region, {
    backingProviderName: "backingProviderName",
    priority: "priority",
    providerName: "providerName",
    regionName: "regionName",
  });
  for (const name of ["electableSpecs", "readOnlySpecs", "analyticsSpecs"]) {
    const specs = region[name];
    if (isValues(specs)) request[name] = hardwareToApi(specs);
  }
  for (const name of ["autoScaling", "analyticsAutoScaling"]) {
    const scaling = region[name];
    if (isValues(scaling)) request[name] = autoScalingToApi(scaling);
  }
  return request;
}

function hardwareToApi(specs: Values): JsonObject {
  const request = members(specs, {
    diskIops: "diskIOPS",
    diskSizeGb: "diskSizeGB",
    ebsVolumeType: "ebsVolumeType",
    instanceSize: "instanceSize",
    nodeCount: "nodeCount",
  });
  if (request.ebsVolumeType === "") delete request.ebsVolumeType;
  return request;
}

function autoScalingToApi(scaling: Values): JsonObject {
  const compute = members(scaling, {
    computeEnabled: "enabled",
    computeScaleDownEnabled: "scaleDownEnabled",
    computeMaxInstanceSize: "maxInstanceSize",
    computeMinInstanceSize: "minInstanceSize",
  });
  for (const name of ["maxInstanceSize", "minInstanceSize"]) if (compute[name] === "") delete compute[name];
  return { compute, diskGB: members(scaling, { diskGbEnabled: "enabled" }) };
}

function tlsToApi(configuration: Values): JsonObject {
  return {
    ...members(configuration, {
      minimumEnabledTlsProtocol: "minimumEnabledTlsProtocol",
      tlsCipherConfigMode: "tlsCipherConfigMode",
    }),
    customOpensslCipherConfigTls12: textsOf(configuration.customOpensslCipherConfigTls12s),
    customOpensslCipherConfigTls13: textsOf(configuration.customOpensslCipherConfigTls13s),
  };
}

function textsOf(value: Value | undefined): string[] {
  return Array.isArray(value) ? value.filter((item) => typeof item === "string") : [];
}

/** Copies the members that are known, under Atlas's names. */
export function members(source: Values, names: Readonly<Record<string, string>>): JsonObject {
  const request: JsonObject = {};
  for (const [name, member] of Object.entries(names)) {
    const value = known(source[name]);
    if (typeof value === "string" || typeof value === "number" || typeof value === "boolean") request[member] = value;
  }
  return request;
}
