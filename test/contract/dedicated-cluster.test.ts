import { expect } from "vitest";
import { clusterRequest, replicationSpecs } from "../local/atlas/support/local-atlas.ts";
import { lasts, paidTest } from "./support/patience.ts";
import { useTarget } from "./support/use-target.ts";

const target = useTarget();

paidTest(
  "an M10 from its creation, through a bigger size, a pause and a protection, to its end",
  lasts.dedicated,
  async () => {
    const { ask, project, until } = target();
    const group = `/groups/${await project()}`;
    const path = `${group}/clusters/contract-m10`;
    const tags = [{ key: "hospital", value: "Klinik Süd" }];
    const body = { ...clusterRequest("contract-m10", "M10"), tags, terminationProtectionEnabled: true };
    const created = await ask("POST", `${group}/clusters`, body);
    expect([created.status, created.body.stateName]).toEqual([201, "CREATING"]);
    expect(created.body.connectionStrings).toEqual({});

    const idle = await until(path, "IDLE");
    expect(idle.body).toMatchObject({
      ...{ id: created.body.id, createDate: created.body.createDate, tags, labels: [], paused: false },
      advancedConfiguration: { minimumEnabledTlsProtocol: "TLS1_2", tlsCipherConfigMode: "DEFAULT" },
      connectionStrings: { standard: expect.stringMatching(/^mongodb:\/\//) },
      replicationSpecs: [
        {
          regionConfigs: [
            {
              ...{ priority: 7, providerName: "AWS", regionName: "US_EAST_1" },
              electableSpecs: { instanceSize: "M10", diskSizeGB: 10, diskIOPS: 3000, nodeCount: 3 },
              readOnlySpecs: { nodeCount: 0 },
              analyticsSpecs: { nodeCount: 0 },
              autoScaling: { compute: { enabled: false, scaleDownEnabled: false }, diskGB: { enabled: false } },
            },
          ],
        },
      ],
    });
    const containers = await ask("GET", `${group}/containers?providerName=AWS`);
    expect(containers.body.results).toMatchObject([
      { providerName: "AWS", regionName: "US_EAST_1", provisioned: true },
    ]);

    const bigger = await ask("PATCH", path, { replicationSpecs: replicationSpecs("M20") });
    expect([bigger.status, bigger.body.stateName]).toEqual([200, "UPDATING"]);
    expect((await ask("PATCH", path, { paused: true })).body.errorCode).toBe(
      "CANNOT_PAUSE_CLUSTER_WITH_PENDING_CHANGES",
    );
    const grown = await until(path, "IDLE");
    expect(grown.body).toMatchObject({ id: idle.body.id, connectionStrings: idle.body.connectionStrings });
    expect(grown.body.replicationSpecs).toMatchObject([
      { regionConfigs: [{ electableSpecs: { instanceSize: "M20" } }] },
    ]);

    expect((await ask("PATCH", path, { name: "other" })).body.errorCode).toBe("CLUSTER_CANNOT_CHANGE_NAME");
    expect((await ask("PATCH", path, { paused: true, tags: [] })).body.errorCode).toBe(
      "CANNOT_UPDATE_AND_PAUSE_CLUSTER",
    );
    expect((await ask("PATCH", `${path}/processArgs`, { noTableScan: true })).body).toMatchObject({
      noTableScan: true,
    });
    await until(path, "IDLE");

    expect((await ask("PATCH", path, { paused: true })).status).toBe(200);
    const paused = await until(path, "IDLE");
    expect(paused.body).toMatchObject({ paused: true, connectionStrings: idle.body.connectionStrings });
    expect((await ask("PATCH", path, { tags: [] })).body.errorCode).toBe("CANNOT_UPDATE_PAUSED_CLUSTER");
    expect((await ask("PATCH", path, { paused: true })).body.errorCode).toBe("CLUSTER_ALREADY_PAUSED");
    expect((await ask("PATCH", path, { paused: false })).status).toBe(200);
    const resumed = await until(path, "IDLE");
    expect(resumed.body.paused).toBe(false);
    expect((await ask("PATCH", path, { paused: true })).body.errorCode).toBe("CANNOT_PAUSE_RECENTLY_RESUMED_CLUSTER");

    const kept = await ask("DELETE", path);
    expect(kept.body).toMatchObject({
      errorCode: "CANNOT_TERMINATE_CLUSTER_WHEN_TERMINATION_PROTECTION_ENABLED",
      parameters: [expect.stringContaining("Cannot terminate cluster contract-m10 in group")],
    });
    await ask("PATCH", path, { terminationProtectionEnabled: false });
    expect((await ask("DELETE", path)).status).toBe(202);
    expect((await until(path, 404)).body.errorCode).toBe("CLUSTER_NOT_FOUND");
  },
);
