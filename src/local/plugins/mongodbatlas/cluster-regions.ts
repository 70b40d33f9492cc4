import { isValues, known, type Value, type Values } from "../protocol/values.ts";

const sizeNames = ["diskSizeGb", "ebsVolumeType", "instanceSize", "diskIops"];

/**
 * Keeps the nodes and the auto-scaling of a region that a program does not mention (any more), as the official plugin
 * does: an update sends its regions whole, and what is not in there would be removed.
 */
export function keepRegionSettings(prior: Values, planned: Values): Values {
  const before = listOf(prior.replicationSpecs);
  const replicationSpecs = listOf(planned.replicationSpecs).map((spec, index) => keepInSpec(before[index], spec));
  return { ...planned, replicationSpecs };
}

function keepInSpec(before: Values | undefined, spec: Values): Values {
  const regionsBefore = listOf(before?.regionConfigs);
  const regions = listOf(spec.regionConfigs);
  const usual = regions.map((region) => region.electableSpecs).find(isValues);
  const regionConfigs = regions.map((region, index) => {
    const was = regionsBefore[index];
    return was ? keepInRegion(was, region, usual) : region;
  });
  return { ...spec, regionConfigs };
}

function keepInRegion(before: Values, region: Values, usual: Values | undefined): Values {
  const kept = { ...region };
  for (const name of ["electableSpecs", "analyticsSpecs"]) {
    if (!isValues(kept[name]) && hasNodes(before[name])) kept[name] = before[name] ?? null;
  }
  for (const name of ["autoScaling", "analyticsAutoScaling"]) {
    if (!isValues(kept[name]) && isActive(before[name])) kept[name] = before[name] ?? null;
  }
  const readOnlyBefore = before.readOnlySpecs;
  if (isValues(readOnlyBefore)) {
    const size = isValues(kept.electableSpecs) ? kept.electableSpecs : (usual ?? readOnlyBefore);
    kept.readOnlySpecs = readOnlySpecs(isValues(kept.readOnlySpecs) ? kept.readOnlySpecs : {}, size, readOnlyBefore);
  }
  return kept;
}

/** Read-only nodes have the size of the electable ones; how many there are is a matter of their own. */
function readOnlySpecs(planned: Values, size: Values, before: Values): Values {
  const specs: Values = { ...planned };
  for (const name of sizeNames) if (known(specs[name]) === null) specs[name] = size[name] ?? null;
  if (known(specs.nodeCount) === null) specs.nodeCount = before.nodeCount ?? null;
  return specs;
}

function hasNodes(specs: Value | undefined): boolean {
  return isValues(specs) && typeof specs.nodeCount === "number" && specs.nodeCount > 0;
}

function isActive(scaling: Value | undefined): boolean {
  return isValues(scaling) && (scaling.computeEnabled === true || scaling.diskGbEnabled === true);
}

function listOf(value: Value | undefined): Values[] {
  return Array.isArray(value) ? value.filter(isValues) : [];
}
