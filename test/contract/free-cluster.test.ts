import { expect, test } from "vitest";
import { clusterRequest, replicationSpecs } from "../local/atlas/support/local-atlas.ts";
import { lasts } from "./support/patience.ts";
import { useTarget } from "./support/use-target.ts";

const target = useTarget();

test("an M0 from its creation to its end", lasts.free, async () => {
  const { ask, project, until } = target();
  const group = `/groups/${await project()}`;
  const path = `${group}/clusters/contract-free`;
  const created = await ask("POST", `${group}/clusters`, clusterRequest("contract-free", "M0"));
  expect([created.status, created.body.stateName]).toEqual([201, "CREATING"]);

  const idle = await until(path, "IDLE");
  expect(idle.body).toMatchObject({
    ...{ id: created.body.id, createDate: created.body.createDate, name: "contract-free", clusterType: "REPLICASET" },
    ...{ backupEnabled: false, paused: false, pitEnabled: false, terminationProtectionEnabled: false, tags: [] },
    connectionStrings: { standard: expect.stringMatching(/^mongodb:\/\//) },
    replicationSpecs: [
      {
        zoneName: "ZoneName managed by Terraform",
        regionConfigs: [
          {
            ...{ backingProviderName: "AWS", priority: 7, providerName: "TENANT", regionName: "US_EAST_1" },
            electableSpecs: { instanceSize: "M0", effectiveInstanceSize: "M0", diskSizeGB: 0.5 },
          },
        ],
      },
    ],
  });
  expect(idle.body).not.toHaveProperty("advancedConfiguration");
  expect((await ask("GET", `${group}/clusters`)).body).toMatchObject({ totalCount: 1 });
  expect((await ask("GET", group)).body.clusterCount).toBe(1);

  const refusals: [string, string, unknown, number, string][] = [
    ["POST", "/clusters", clusterRequest("contract-free", "M0"), 400, "DUPLICATE_CLUSTER_NAME"],
    ["POST", "/clusters", clusterRequest("second", "M0"), 400, "CANNOT_CREATE_FREE_CLUSTER_VIA_PUBLIC_API"],
    ["PATCH", "/clusters/contract-free", { tags: [] }, 400, "TENANT_CLUSTER_UPDATE_UNSUPPORTED"],
    [
      ...(["PATCH", "/clusters/contract-free", { replicationSpecs: replicationSpecs("M10") }] as const),
      ...([400, "TENANT_CLUSTER_UPDATE_UNSUPPORTED"] as const),
    ],
    [
      ...(["PATCH", "/clusters/contract-free/processArgs", { javascriptEnabled: false }] as const),
      ...([400, "TENANT_CLUSTER_PROCESS_ARGS_NOT_SUPPORTED"] as const),
    ],
    ["GET", "/flexClusters/contract-free", undefined, 400, "CANNOT_USE_NON_FLEX_CLUSTER_IN_FLEX_API"],
    ["DELETE", "/flexClusters/contract-free", undefined, 400, "CANNOT_USE_NON_FLEX_CLUSTER_IN_FLEX_API"],
    ["DELETE", "", undefined, 409, "CANNOT_CLOSE_GROUP_ACTIVE_ATLAS_CLUSTERS"],
  ];
  for (const [method, at, body, status, code] of refusals) {
    const refused = await ask(method, `${group}${at}`, body);
    expect([method, at, refused.status, refused.body.errorCode]).toEqual([method, at, status, code]);
  }
  expect((await ask("GET", `${path}/processArgs`)).body).toMatchObject({ javascriptEnabled: true });
  expect((await ask("GET", path)).body).toEqual(idle.body);

  const deleted = await ask("DELETE", path);
  expect([deleted.status, deleted.body]).toEqual([202, {}]);
  const gone = await until(path, 404);
  expect(gone.body).toMatchObject({ errorCode: "CLUSTER_NOT_FOUND" });
});
