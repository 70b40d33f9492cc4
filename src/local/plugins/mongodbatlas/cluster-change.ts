import { known, type Values } from "../protocol/values.ts";
import { ResourceError } from "../resources/resource-error.ts";
import { changedMembers, clusterToApi, firstRegion, providerOf } from "./cluster-request.ts";
import { isJsonObject, type JsonObject, textAt, textOrNullAt } from "./json.ts";

/** How Atlas is to be asked for an update; each kind has its own call and its own idea of what may change with it. */
export type ClusterChange =
  | { readonly kind: "none" }
  | {
      readonly kind: "patch" | "tenant-to-flex" | "tenant-to-dedicated" | "flex-to-dedicated";
      readonly body: JsonObject;
    }
  | { readonly kind: "flex-update"; readonly body: JsonObject };

const refusal = "flex cluster update is not supported except for tags and termination_protection_enabled fields";

/**
 * Tells which call brings a cluster from `prior` to `planned`. An upgrade from M0 sends nothing but the size: whatever
 * else changes with it is left for the next update. Throws a `ResourceError` for a way to flex that Atlas does not have.
 */
export function changeOf(prior: Values, planned: Values): ClusterChange {
  const [before, after] = [clusterToApi(prior), clusterToApi(planned)];
  const changes = changedMembers(before, after);
  if (providerOf(after) === "FLEX") return changeToFlex(before, after, changes);
  if (Object.keys(changes).length === 0) return { kind: "none" };
  if (changes.replicationSpecs && providerOf(before) === "FLEX") {
    return { kind: "flex-to-dedicated", body: flexUpgrade(before, changes, planned) };
  }
  if (changes.replicationSpecs && providerOf(before) === "TENANT" && providerOf(after) !== "TENANT") {
    return { kind: "tenant-to-dedicated", body: tenantUpgrade(before, after, changes) };
  }
  return { kind: "patch", body: changes };
}

function changeToFlex(before: JsonObject, after: JsonObject, changes: JsonObject): ClusterChange {
  const region = firstRegion(after);
  if (providerOf(before) === "TENANT") {
    const providerSettings = {
      providerName: "FLEX",
      backingProviderName: textOrNullAt(region, "backingProviderName"),
      instanceSizeName: "FLEX",
      regionName: textOrNullAt(region, "regionName"),
    };
    return { kind: "tenant-to-flex", body: { name: textAt(after, "name"), providerSettings } };
  }
  const possible = "tags" in changes || "terminationProtectionEnabled" in changes;
  if (!possible || ("clusterType" in changes && "replicationSpecs" in changes)) throw new ResourceError(refusal);
  const { tags = [], terminationProtectionEnabled } = after;
  const body: JsonObject = { tags };
  if (terminationProtectionEnabled !== undefined) body.terminationProtectionEnabled = terminationProtectionEnabled;
  return { kind: "flex-update", body };
}

function tenantUpgrade(before: JsonObject, after: JsonObject, changes: JsonObject): JsonObject {
  const region = firstRegion(after);
  const providerSettings: JsonObject = {
    providerName: textAt(region, "providerName"),
    regionName: textAt(region, "regionName"),
    instanceSizeName: textAt(region, "electableSpecs", "instanceSize"),
  };
  const body: JsonObject = { name: textAt(before, "name"), providerSettings };
  if (changes.backupEnabled === true) body.providerBackupEnabled = true;
  return body;
}

function flexUpgrade(before: JsonObject, changes: JsonObject, planned: Values): JsonObject {
  const specs = Array.isArray(changes.replicationSpecs) ? changes.replicationSpecs : [];
  const [first] = specs.filter(isJsonObject);
  const { id: _id, zoneId: _zoneId, ...spec } = first ?? {};
  const body: JsonObject = {
    name: textAt(before, "name"),
    clusterType: textAt(before, "clusterType"),
    replicationSpecs: [spec, ...specs.slice(1)],
  };
  if (before.backupEnabled === true || known(planned.backupEnabled) === true) body.backupEnabled = true;
  return body;
}
