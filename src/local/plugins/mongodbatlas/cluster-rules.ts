import { isSet, isValues, type Value, type Values } from "../protocol/values.ts";
import { type Change, refuseLateChoice } from "../resources/plan.ts";
import { ResourceError } from "../resources/resource-error.ts";
import { clusterAttributes } from "./cluster-attributes.ts";

const usualVersion = "8.0";

/** Settings that need a major version of MongoDB, in the words of the official plugin. */
const leastVersions = [
  {
    name: "changeStreamOptionsPreAndPostImagesExpireAfterSeconds",
    path: "advanced_configuration.change_stream_options_pre_and_post_images_expire_after_seconds",
    least: 7,
  },
  { name: "defaultMaxTimeMs", path: "advanced_configuration.default_max_time_ms", least: 8 },
];

/** Throws a `ResourceError` for a plan that breaks a rule which takes more than one input to see. */
export function refuseClusterPlan(change: Change): void {
  refuseLateChoice(clusterAttributes, change);
  const { prior, config, planned } = change;
  if (!prior && isSet(config.acceptDataRisksAndForceReplicaSetReconfig)) {
    const refusal = "Update only attribute set on create: accept_data_risks_and_force_replica_set_reconfig";
    throw new ResourceError(refusal, refusal);
  }
  const settings: Values = isValues(config.advancedConfiguration) ? config.advancedConfiguration : {};
  const version = [planned, prior ?? {}].map((cluster) => cluster.mongoDbMajorVersion).find(isText) ?? usualVersion;
  for (const { name, path, least } of leastVersions) {
    if (typeof settings[name] !== "number" || Number.parseFloat(version) >= least) continue;
    throw new ResourceError(
      `\`${path}\` can only be configured if the mongo_db_major_version is ${least.toFixed(1)} or higher`,
    );
  }
}

function isText(value: Value | undefined): value is string {
  return typeof value === "string" && value !== "";
}
