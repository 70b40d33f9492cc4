import { expect } from "vitest";
import { replicationSpecs } from "../local/atlas/support/local-atlas.ts";
import { lasts, paidTest } from "./support/patience.ts";
import { useTarget } from "./support/use-target.ts";

const target = useTarget();
const toFlex = { providerName: "FLEX", backingProviderName: "AWS", instanceSizeName: "FLEX", regionName: "US_EAST_1" };
const toM10 = { providerName: "AWS", instanceSizeName: "M10", regionName: "US_EAST_1" };

paidTest(
  "M0 to flex to M10: each upgrade gives a new id and keeps the connection string",
  lasts.dedicated,
  async () => {
    const { ask, project, cluster, until } = target();
    const group = `/groups/${await project()}`;
    const free = await cluster(group.slice(8), "contract-up");
    const first = await ask("POST", `${group}/clusters/tenantUpgrade`, {
      name: "contract-up",
      providerSettings: toFlex,
    });
    expect([first.status, first.body.id]).toEqual([200, free.body.id]);
    const flex = await until(`${group}/flexClusters/contract-up`, "IDLE");
    expect(flex.body.id).not.toBe(free.body.id);
    expect(flex.body.connectionStrings).toEqual(free.body.connectionStrings);
    expect((await ask("GET", `${group}/clusters/contract-up`)).body.errorCode).toBe(
      "CANNOT_USE_FLEX_CLUSTER_IN_CLUSTER_API",
    );
    const second = await ask("POST", `${group}/flexClusters:tenantUpgrade`, {
      ...{ name: "contract-up", clusterType: "REPLICASET", backupEnabled: true },
      replicationSpecs: replicationSpecs("M10"),
    });
    expect(second.status).toBe(200);
    const dedicated = await until(`${group}/clusters/contract-up`, "IDLE");
    expect(dedicated.body).toMatchObject({ backupEnabled: true, clusterType: "REPLICASET" });
    expect([free.body.id, flex.body.id]).not.toContain(dedicated.body.id);
  },
);

paidTest("M0 to M10: a new id, the same connection string", lasts.dedicated, async () => {
  const { ask, project, cluster, until } = target();
  const group = `/groups/${await project()}`;
  const path = `${group}/clusters/contract-up`;
  const free = await cluster(group.slice(8), "contract-up");
  const answer = await ask("POST", `${group}/clusters/tenantUpgrade`, { name: "contract-up", providerSettings: toM10 });
  expect(answer.body).toMatchObject({ id: free.body.id, providerSettings: { providerName: "TENANT" } });
  // The first answers may still show the old cluster, idle.
  const dedicated = await until(path, ({ body }) => body.stateName === "IDLE" && body.id !== free.body.id);
  expect(dedicated.body.connectionStrings).toEqual(free.body.connectionStrings);
});
