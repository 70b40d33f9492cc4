import { isValues, known, type Value, type Values } from "../protocol/values.ts";
import { invalidValue } from "../resources/findings.ts";
import type { CheckFailure } from "../resources/resource.ts";
import { ResourceError } from "../resources/resource-error.ts";
import { checkTimeouts } from "./timeouts.ts";

/** Finds what breaks a rule of a cluster. Throws a `ResourceError` for regions that are out of order, as the official plugin. */
export function checkCluster(inputs: Values): CheckFailure[] {
  for (const spec of recordsOf(inputs.replicationSpecs)) refuseRisingPriorities(recordsOf(spec.regionConfigs));
  return [...versionFindings(inputs), ...oplogFindings(inputs), ...effectiveFindings(inputs), ...checkTimeouts(inputs)];
}

function versionFindings({ mongoDbMajorVersion: version }: Values): CheckFailure[] {
  if (typeof version !== "string" || /^[0-9]+\.?([0-9]+)?$/.test(version)) return [];
  const rule = 'MongoDB major version must be in the format "8" or "8.0"';
  return [invalidValue("mongoDbMajorVersion", rule, version, " Match")];
}

function oplogFindings({ advancedConfiguration: configuration }: Values): CheckFailure[] {
  const size = isValues(configuration) ? configuration.oplogSizeMb : undefined;
  if (typeof size !== "number" || size >= 0) return [];
  return [invalidValue("advancedConfiguration.oplogSizeMb", "value must be at least 0", size)];
}

function effectiveFindings(inputs: Values): CheckFailure[] {
  const [spec] = recordsOf(inputs.replicationSpecs);
  const [region] = recordsOf(spec?.regionConfigs);
  const provider = known(region?.providerName);
  if (typeof inputs.useEffectiveFields !== "boolean" || (provider !== "FLEX" && provider !== "TENANT")) return [];
  const detail = "use_effective_fields cannot be set for Flex or Tenant clusters";
  const reason = `Invalid Attribute Configuration. ${detail}, it is only supported for dedicated clusters.`;
  return [{ property: "useEffectiveFields", reason }];
}

function refuseRisingPriorities(regions: readonly Values[]): void {
  const priorities = regions.map((region) => Number(known(region.priority) ?? 0));
  const rise = priorities.findIndex((priority, index) => priority > (priorities[index - 1] ?? priority));
  if (rise < 0) return;
  const told = [rise - 1, rise].map((index) => `priority value at index ${index} is ${priorities[index]}`);
  throw new ResourceError("priority values in region_configs must be in descending order", told.join(" and "));
}

function recordsOf(value: Value | undefined): Values[] {
  return Array.isArray(value) ? value.filter(isValues) : [];
}
