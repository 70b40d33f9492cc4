import { expect, test } from "vitest";
import { clusterOf, region } from "../local/atlas/support/cluster-shapes.ts";
import { clusterRequest } from "../local/atlas/support/local-atlas.ts";
import { lasts } from "./support/patience.ts";
import { useTarget } from "./support/use-target.ts";

const target = useTarget();
const scaling = (compute: object) => clusterOf([region({ autoScaling: { compute } })]);
const free = { ...clusterRequest("c1", "M0") };

test.each([
  ["auto-scaling without a maximum", scaling({ enabled: true }), "COMPUTE_AUTO_SCALING_MAX_INSTANCE_SIZE_REQUIRED"],
  [
    "down-scaling without a minimum",
    scaling({ enabled: true, scaleDownEnabled: true, maxInstanceSize: "M40" }),
    "COMPUTE_AUTO_SCALING_MIN_INSTANCE_SIZE_REQUIRED",
  ],
  [
    "down-scaling alone",
    scaling({ enabled: false, scaleDownEnabled: true }),
    "COMPUTE_AUTO_SCALING_SCALE_DOWN_ENABLED_INVALID",
  ],
  [
    "a minimum above its maximum",
    scaling({ enabled: true, scaleDownEnabled: true, minInstanceSize: "M50", maxInstanceSize: "M40" }),
    "COMPUTE_AUTO_SCALING_INSTANCE_SIZE_RANGE_INVALID",
  ],
  [
    "a size above its maximum",
    scaling({ enabled: true, maxInstanceSize: "M20" }),
    "COMPUTE_AUTO_SCALING_MAX_INSTANCE_SIZE_INVALID",
  ],
  [
    "a size below its minimum",
    scaling({ enabled: true, scaleDownEnabled: true, minInstanceSize: "M40", maxInstanceSize: "M50" }),
    "COMPUTE_AUTO_SCALING_MIN_INSTANCE_SIZE_INVALID",
  ],
  [
    "shards smaller than M30",
    clusterOf([region({}, { instanceSize: "M10" })], { clusterType: "SHARDED" }),
    "SHARDING_NOT_SUPPORTED",
  ],
  ["a disk of half a GB", clusterOf([region({}, { diskSizeGB: 40.5 })]), "CLUSTER_DISK_SIZE_NOT_WHOLE_NUMBER"],
  ["a disk beyond its size", clusterOf([region({}, { diskSizeGB: 5000 })]), "CLUSTER_DISK_SIZE_INVALID"],
  [
    "more IOPS than its disk gives",
    clusterOf([region({}, { ebsVolumeType: "PROVISIONED", diskIOPS: 50_000 })]),
    "CLUSTER_DISK_IOPS_INVALID",
  ],
  [
    "NVMe and no backup",
    clusterOf([region({}, { instanceSize: "M40_NVME" })]),
    "NVME_STORAGE_PROVIDER_BACKUP_REQUIRED",
  ],
  ["a version that does not exist", clusterOf([region()], { mongoDBMajorVersion: "9.9" }), "MONGODB_VERSION_INVALID"],
  [
    "analytics readers and no such nodes",
    clusterOf([region()], { biConnector: { enabled: true, readPreference: "analytics" } }),
    "INVALID_BI_CONNECTOR_READ_PREFERENCE_FOR_TOPOLOGY",
  ],
  [
    "encryption that its project has no key for",
    clusterOf([region()], { encryptionAtRestProvider: "AWS", backupEnabled: false }),
    "ENCRYPTION_AT_REST_NOT_ENABLED",
  ],
  ["encryption of an M0", { ...free, encryptionAtRestProvider: "AWS" }, "CANNOT_USE_ENCRYPTION_AT_REST_TENANT"],
  [
    "a BI connector on an M0",
    { ...free, biConnector: { enabled: true } },
    "CLUSTER_PROVIDER_DOES_NOT_SUPPORT_BI_CONNECTOR",
  ],
  ["a tag with no value", clusterOf([region()], { tags: [{ key: "a", value: "" }] }), "VALIDATION_ERROR"],
  ["the same tag twice", clusterOf([region()], { tags: Array(2).fill({ key: "a", value: "b" }) }), "VALIDATION_ERROR"],
])("a cluster with %s is refused, and nothing is made", lasts.requests, async (_case, body, code) => {
  const { ask, project } = target();
  const path = `/groups/${await project()}/clusters`;
  const refused = await ask("POST", path, body);
  expect([refused.status, refused.body.errorCode]).toEqual([400, code]);
  expect((await ask("GET", path)).body.totalCount).toBe(0);
});
