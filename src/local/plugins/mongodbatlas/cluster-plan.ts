import { hasUnknown, isValues, unknown, type Value, type Values } from "../protocol/values.ts";
import type { Attributes, Kind } from "../resources/attributes.ts";
import { sameValue } from "../resources/equality.ts";
import type { Change } from "../resources/plan.ts";
import { clusterAttributes } from "./cluster-attributes.ts";
import { changeOf } from "./cluster-change.ts";
import { keepRegionSettings } from "./cluster-regions.ts";
import { refuseClusterPlan } from "./cluster-rules.ts";

/** Atlas may change these at any time, so no plan can promise them. */
const volatileNames = ["connectionStrings", "stateName", "mongoDbVersion", "configServerType"];

/** What becomes unknown besides, when the property on the left changes. */
const consequences: ReadonlyMap<string, readonly string[]> = new Map([
  ["replicationSpecs", []],
  ["tlsCipherConfigMode", ["customOpensslCipherConfigTls12s", "customOpensslCipherConfigTls13s"]],
  ["customOpensslCipherConfigTls12s", ["customOpensslCipherConfigTls13s"]],
  ["customOpensslCipherConfigTls13s", ["customOpensslCipherConfigTls12s"]],
  ["clusterType", ["configServerManagementMode", "configServerType"]],
  ["diskIops", ["oplogSizeMb"]],
  ["diskSizeGb", ["oplogSizeMb"]],
  ["instanceSize", ["oplogSizeMb"]],
]);

/**
 * The plan of an update: refuses what Atlas can't do, and takes from the state what the change can't touch. An upgrade
 * between shared and dedicated tiers makes a new cluster, of which nothing is known.
 */
export function refineClusterPlan(change: Change): Values {
  refuseClusterPlan(change);
  const { prior } = change;
  if (!prior || !hasUnknown(change.planned) || change.planned.replicationSpecs === unknown) return change.planned;
  if ((prior.useEffectiveFields === true) !== (change.planned.useEffectiveFields === true)) return change.planned;
  const planned = keepRegionSettings(prior, change.planned);
  const { kind } = changeOf(prior, planned);
  if (kind !== "patch" && kind !== "none" && kind !== "flex-update") return planned;
  const changed = changedNames(clusterAttributes, prior, planned);
  const open = new Set(volatileNames);
  for (const [cause, effects] of consequences) {
    if (changed.has(cause)) for (const name of [cause, ...effects]) open.add(name);
  }
  if (scalesItself(prior) || scalesItself(planned)) for (const name of scaledNames) open.add(name);
  return fillObject(clusterAttributes, prior, planned, open);
}

const scaledNames = ["instanceSize", "diskSizeGb", "diskIops"];

/** True if Atlas may change the size by itself, so that the state's size is no promise. */
function scalesItself(cluster: Values): boolean {
  const regions = listOf(cluster.replicationSpecs).flatMap((spec) => listOf(spec.regionConfigs));
  return regions.some((region) => isActive(region.autoScaling) || isActive(region.analyticsAutoScaling));
}

function isActive(scaling: Value | undefined): boolean {
  return isValues(scaling) && (scaling.computeEnabled === true || scaling.diskGbEnabled === true);
}

function listOf(value: Value | undefined): Values[] {
  return Array.isArray(value) ? value.filter(isValues) : [];
}

/** Names of everything, at any depth, that the plan says and that is not what the state says. */
function changedNames(attributes: Attributes, prior: Values, planned: Values): Set<string> {
  const names = new Set<string>();
  for (const [name, attribute] of Object.entries(attributes)) {
    const before = prior[name] ?? null;
    const after = planned[name] ?? null;
    if (after === null || after === unknown || sameValue(attribute, before, after)) continue;
    const inner = namesInside(attribute, before, after);
    if (inner?.size === 0) continue;
    for (const each of [name, ...(inner ?? [])]) names.add(each);
  }
  return names;
}

/** Undefined for a value that has no names inside, or that was not there before. */
function namesInside(kind: Kind, before: Value, after: Value): Set<string> | undefined {
  if (kind.kind === "object" && isValues(after)) {
    return changedNames(kind.attributes, isValues(before) ? before : {}, after);
  }
  if (kind.kind !== "list" || kind.of.kind !== "object" || !Array.isArray(before) || !Array.isArray(after)) {
    return undefined;
  }
  if (before.length !== after.length) return undefined;
  const inside = after.map((item, index) => namesInside(kind.of, before[index] ?? null, item));
  return new Set(inside.flatMap((names) => [...(names ?? [])]));
}

function fillObject(attributes: Attributes, prior: Values, planned: Values, open: ReadonlySet<string>): Values {
  const filled: Values = {};
  for (const [name, attribute] of Object.entries(attributes)) {
    const after = planned[name] ?? null;
    const value = open.has(name) ? after : fillValue(attribute, prior[name] ?? null, after, open);
    if (value !== null) filled[name] = value;
  }
  return filled;
}

function fillValue(kind: Kind, before: Value, after: Value, open: ReadonlySet<string>): Value {
  if (kind.kind === "object") {
    if (after === unknown)
      return isValues(before) ? fillObject(kind.attributes, before, allUnknown(kind, before), open) : before;
    return isValues(before) && isValues(after) ? fillObject(kind.attributes, before, after, open) : after;
  }
  if (after === unknown) return before;
  if (kind.kind !== "list" || !Array.isArray(before) || !Array.isArray(after)) return after;
  if (before.length !== after.length) return after;
  return after.map((item, index) => fillValue(kind.of, before[index] ?? null, item, open));
}

function allUnknown(kind: Kind & { kind: "object" }, before: Values): Values {
  return Object.fromEntries(
    Object.keys(kind.attributes)
      .filter((name) => name in before)
      .map((name) => [name, unknown]),
  );
}
