import { beforeAll, expect, test } from "vitest";
import { checkedAsk } from "../../contract/support/checked-ask.ts";
import { clusterOf, region } from "./support/cluster-shapes.ts";
import { useAtlas } from "./support/use-atlas.ts";

const local = useAtlas();
let ask: Awaited<ReturnType<typeof checkedAsk>>;
beforeAll(async () => {
  ask = await checkedAsk(local().atlas);
});

/** Creates what is asked for and answers it as it is shown when it is idle. */
async function created(body: object): Promise<Record<string, unknown>> {
  const path = `/groups/${await local().project()}/clusters`;
  const answer = await ask("POST", path, body);
  expect([answer.status, answer.body.errorCode]).toEqual([201, undefined]);
  await local().until(`${path}/c1`, "IDLE");
  return (await ask("GET", `${path}/c1`)).body;
}

async function refusal(body: object): Promise<unknown> {
  const answer = await ask("POST", `/groups/${await local().project()}/clusters`, body);
  return answer.body.errorCode;
}

test("a cluster may span regions and clouds, with read-only and analytics nodes", async () => {
  const paris = { providerName: "AWS", regionName: "EU_WEST_3", priority: 6 };
  const body = await created(
    clusterOf([
      region({ readOnlySpecs: { instanceSize: "M30", nodeCount: 1 } }),
      region({ ...paris, analyticsSpecs: { instanceSize: "M40", nodeCount: 1 } }, { nodeCount: 2 }),
      region(
        { providerName: "GCP", regionName: "WESTERN_EUROPE", priority: 0, readOnlySpecs: { nodeCount: 1 } },
        { nodeCount: 0 },
      ),
    ]),
  );
  expect(body.replicationSpecs).toMatchObject([
    {
      regionConfigs: [
        { priority: 7, electableSpecs: { nodeCount: 3 }, readOnlySpecs: { nodeCount: 1 } },
        { ...paris, electableSpecs: { nodeCount: 2 }, analyticsSpecs: { instanceSize: "M40", nodeCount: 1 } },
        { providerName: "GCP", priority: 0, readOnlySpecs: { nodeCount: 1, instanceSize: "M30" } },
      ],
    },
  ]);
});

test("a sharded cluster has one spec a shard, all in one zone; a global one has zones", async () => {
  const sharded = await created(clusterOf([region()], { clusterType: "SHARDED" }, 2));
  const shards = sharded.replicationSpecs as { id: string; zoneId: string; zoneName: string }[];
  expect(shards.map(({ zoneName }) => zoneName)).toEqual(["Zone 1", "Zone 1"]);
  expect(shards[0]?.zoneId).toBe(shards[1]?.zoneId);
  expect(shards[0]?.id).not.toBe(shards[1]?.id);
  const zone = (zoneName: string) => ({ zoneName, regionConfigs: [region()] });
  const global = await created({
    ...clusterOf([region()], { clusterType: "GEOSHARDED" }),
    replicationSpecs: [zone("Americas"), zone("Europe"), zone("Europe")],
  });
  const zones = (global.replicationSpecs as { zoneId: string }[]).map(({ zoneId }) => zoneId);
  expect(new Set(zones).size).toBe(2);
  expect(zones[1]).toBe(zones[2]);
});

test.each([
  ["two shards in a replica set", clusterOf([region()], {}, 2), "INVALID_CLUSTER_CONFIGURATION"],
  [
    "the same region twice",
    clusterOf([region(), region({ priority: 6 }, { nodeCount: 2 })]),
    "INVALID_CLUSTER_CONFIGURATION",
  ],
  [
    "six electable nodes",
    clusterOf([region(), region({ regionName: "EU_WEST_1", priority: 6 })]),
    "CLUSTER_REPLICATION_FACTOR_INVALID",
  ],
  [
    "priorities out of order",
    clusterOf([region(), region({ regionName: "EU_WEST_1", priority: 7 }, { nodeCount: 2 })]),
    "INVALID_ATTRIBUTE",
  ],
  [
    "read-only nodes of another size",
    clusterOf([region({ readOnlySpecs: { instanceSize: "M40", nodeCount: 1 } })]),
    "INVALID_CLUSTER_CONFIGURATION",
  ],
  [
    "disks of different sizes",
    clusterOf([region({ analyticsSpecs: { instanceSize: "M30", nodeCount: 1, diskSizeGB: 100 } })]),
    "INVALID_CLUSTER_CONFIGURATION",
  ],
  ["fifty-one shards", clusterOf([region()], { clusterType: "SHARDED" }, 51), "CLUSTER_NUM_SHARDS_INVALID"],
  [
    "an auto-scaling field that does not exist",
    clusterOf([region({ autoScaling: { compute: { mood: 1 } } })]),
    "INVALID_ATTRIBUTE",
  ],
  [
    "provisioned IOPS on an M10",
    clusterOf([region({}, { instanceSize: "M10", ebsVolumeType: "PROVISIONED" })]),
    "INSUFFICIENT_INSTANCE_SIZE",
  ],
  [
    "another disk for NVMe",
    clusterOf([region({}, { instanceSize: "M40_NVME", diskSizeGB: 100 })]),
    "CANNOT_MODIFY_DISK_SIZE_FOR_NVME_CLUSTER",
  ],
  [
    "continuous releases and a version",
    clusterOf([region()], { versionReleaseSystem: "CONTINUOUS", mongoDBMajorVersion: "8.0" }),
    "INVALID_MONGODB_VERSION_CONFIG",
  ],
  ["restore to any point and no backup", clusterOf([region()], { pitEnabled: true }), "INVALID_ATTRIBUTE"],
  [
    "fifty-one tags",
    clusterOf([region()], { tags: Array.from({ length: 51 }, (_, i) => ({ key: `k${i}`, value: "v" })) }),
    "VALIDATION_ERROR",
  ],
  [
    "a label of 256 characters",
    clusterOf([region()], { labels: [{ key: "k", value: "v".repeat(256) }] }),
    "VALIDATION_ERROR",
  ],
])("a cluster with %s is refused", async (_case, body, code) => {
  expect(await refusal(body)).toBe(code);
});

test("auto-scaling comes back with its sizes, and sizes stay what was asked for", async () => {
  const compute = { enabled: true, scaleDownEnabled: true, minInstanceSize: "M30", maxInstanceSize: "M50" };
  const body = await created(clusterOf([region({ autoScaling: { compute, diskGB: { enabled: true } } })]));
  expect(body.replicationSpecs).toMatchObject([
    {
      regionConfigs: [
        {
          autoScaling: { compute, diskGB: { enabled: true } },
          electableSpecs: { instanceSize: "M30", diskSizeGB: 40 },
          effectiveElectableSpecs: { instanceSize: "M30" },
        },
      ],
    },
  ]);
  expect(body.effectiveReplicationSpecs).toEqual(body.replicationSpecs);
});

test("a disk under 10 GB becomes one of 10 GB; volume types are shown on AWS alone", async () => {
  const small = await created(clusterOf([region({}, { instanceSize: "M10", diskSizeGB: 5 })]));
  const google = await created(clusterOf([region({ providerName: "GCP", regionName: "WESTERN_EUROPE" })]));
  expect(small.replicationSpecs).toMatchObject([{ regionConfigs: [{ electableSpecs: { diskSizeGB: 10 } }] }]);
  const electable = { instanceSize: "M30", nodeCount: 3, diskSizeGB: 40 };
  expect(google.replicationSpecs).toMatchObject([{ regionConfigs: [{ electableSpecs: electable }] }]);
  expect(JSON.stringify(google)).not.toContain("ebsVolumeType");
});

test("backup, restore to any point and the connector come back, with the read preference that fits the nodes", async () => {
  const analyticsSpecs = { instanceSize: "M30", nodeCount: 1 };
  const features = { backupEnabled: true, pitEnabled: true, biConnector: { enabled: true } };
  const body = await created(clusterOf([region({ analyticsSpecs })], features));
  expect(body).toMatchObject({ ...features, biConnector: { enabled: true, readPreference: "analytics" } });
});
