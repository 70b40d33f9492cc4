import { expect } from "vitest";
import { clusterRequest } from "../local/atlas/support/local-atlas.ts";
import { lasts, paidTest } from "./support/patience.ts";
import { useTarget } from "./support/use-target.ts";

const target = useTarget();

paidTest("a flex cluster from its creation to its end", lasts.free, async () => {
  const { ask, project, until } = target();
  const group = `/groups/${await project()}`;
  const path = `${group}/flexClusters/contract-flex`;
  const created = await ask("POST", `${group}/flexClusters`, clusterRequest("contract-flex", "FLEX"));
  expect([created.status, created.body.stateName]).toEqual([201, "CREATING"]);

  const idle = await until(path, "IDLE");
  expect(idle.body).toMatchObject({
    ...{ id: created.body.id, createDate: created.body.createDate, name: "contract-flex", clusterType: "REPLICASET" },
    providerSettings: { backingProviderName: "AWS", diskSizeGB: 5, providerName: "FLEX", regionName: "US_EAST_1" },
    backupSettings: { enabled: true },
    terminationProtectionEnabled: false,
    versionReleaseSystem: "LTS",
  });
  expect((await ask("GET", `${group}/clusters`)).body.totalCount).toBe(0);
  expect((await ask("GET", `${group}/flexClusters`)).body.totalCount).toBe(1);
  const wrongApi = await ask("GET", `${group}/clusters/contract-flex`);
  expect([wrongApi.status, wrongApi.body.errorCode]).toEqual([400, "CANNOT_USE_FLEX_CLUSTER_IN_CLUSTER_API"]);

  const tags = [{ key: "purpose", value: "contract" }];
  const changed = await ask("PATCH", path, { tags, terminationProtectionEnabled: true });
  expect([changed.status, changed.body]).toMatchObject([200, { tags, terminationProtectionEnabled: true }]);
  await until(path, "IDLE");
  const moved = await ask("PATCH", path, { providerSettings: { regionName: "EU_WEST_1" } });
  expect([moved.status, moved.body.errorCode]).toEqual([400, "INVALID_ATTRIBUTE"]);
  const kept = await ask("DELETE", path);
  expect(kept.body.errorCode).toBe("CANNOT_TERMINATE_CLUSTER_WHEN_TERMINATION_PROTECTION_ENABLED");
  await ask("PATCH", path, { terminationProtectionEnabled: false });
  await until(path, "IDLE");
  expect((await ask("GET", path)).body).toMatchObject({ connectionStrings: idle.body.connectionStrings, tags });

  expect((await ask("DELETE", path)).status).toBe(204);
  expect((await until(path, 404)).body.errorCode).toBe("CLUSTER_NOT_FOUND");
});
