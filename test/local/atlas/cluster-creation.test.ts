import { expect, test } from "vitest";
import { waitUntil } from "../../../src/foundation/wait.ts";
import { clusterRequest } from "./support/local-atlas.ts";
import { createNoServers } from "./support/no-servers.ts";
import { useAtlas } from "./support/use-atlas.ts";

const servers = createNoServers();
const local = useAtlas({ server: servers });

test("an M0 is CREATING at first, and IDLE with its connection string when its server answers", async () => {
  const { ask, project, until } = local();
  const path = `/groups/${await project()}/clusters`;
  servers.holdServers();
  const created = await ask("POST", path, clusterRequest("test-hospital", "M0"));
  expect([created.status, created.body.stateName]).toEqual([201, "CREATING"]);
  const early = await ask("GET", `${path}/test-hospital`);
  expect([early.body.stateName, early.body.connectionStrings]).toEqual(["CREATING", {}]);
  servers.letGo();
  const idle = await until(`${path}/test-hospital`, "IDLE");
  expect(idle.body.connectionStrings).toEqual({
    standard: expect.stringMatching(/^mongodb:\/\/127\.0\.0\.1:\d+\/\?authSource=admin$/),
  });
});

test("a dedicated cluster gets the defaults of its size, and a container in its region", async () => {
  const { ask, project, cluster } = local();
  const id = await project("dedicated");
  const { body } = await cluster(id, "c1", "M10");
  expect(body).toMatchObject({
    advancedConfiguration: { minimumEnabledTlsProtocol: "TLS1_2" },
    replicationSpecs: [
      {
        regionConfigs: [
          { electableSpecs: { instanceSize: "M10", diskSizeGB: 10, nodeCount: 3 }, regionName: "US_EAST_1" },
        ],
      },
    ],
  });
  const containers = await ask("GET", `/groups/${id}/containers?providerName=AWS`);
  expect(containers.body.results).toMatchObject([{ providerName: "AWS", regionName: "US_EAST_1", provisioned: true }]);
  expect((await ask("GET", `/groups/${id}/containers?providerName=GCP`)).body.totalCount).toBe(0);
});

test("flex clusters live in their own list, and each API refuses the other's clusters", async () => {
  const { ask, project, cluster } = local();
  const id = await project("flex");
  const flex = await cluster(id, "bendy", "FLEX");
  await cluster(id, "plain", "M0");
  expect(flex.body.providerSettings).toEqual({
    backingProviderName: "AWS",
    diskSizeGB: 5,
    providerName: "FLEX",
    regionName: "US_EAST_1",
  });
  expect((await ask("GET", `/groups/${id}/clusters`)).body.totalCount).toBe(1);
  expect((await ask("GET", `/groups/${id}/flexClusters`)).body.totalCount).toBe(1);
  const wrongApi = await ask("GET", `/groups/${id}/clusters/bendy`);
  expect([wrongApi.status, wrongApi.body.errorCode]).toEqual([400, "CANNOT_USE_FLEX_CLUSTER_IN_CLUSTER_API"]);
  const alsoWrong = await ask("GET", `/groups/${id}/flexClusters/plain`);
  expect([alsoWrong.status, alsoWrong.body.errorCode]).toEqual([400, "CANNOT_USE_NON_FLEX_CLUSTER_IN_FLEX_API"]);
});

test("a project has one M0 at most, beside clusters of other tiers", async () => {
  const { ask, project, cluster } = local();
  const id = await project("one m0");
  await cluster(id, "first", "M0");
  await cluster(id, "second", "FLEX");
  const refused = await ask("POST", `/groups/${id}/clusters`, clusterRequest("third", "M0"));
  expect([refused.status, refused.body.errorCode]).toEqual([400, "CANNOT_CREATE_FREE_CLUSTER_VIA_PUBLIC_API"]);
});

test("of several creations of the same name at the same moment one is made, the others are refused", async () => {
  const { ask, project } = local();
  const path = `/groups/${await project()}/clusters`;
  servers.holdPorts();
  const creations = [1, 2, 3].map(() => ask("POST", path, clusterRequest("same", "M10")));
  await waitUntil(async () => servers.waiting() === 3 || undefined, { limitMs: 5_000, everyMs: 1 });
  servers.letGo();
  const answers = await Promise.all(creations);
  expect(answers.map((answer) => answer.status).sort()).toEqual([201, 400, 400]);
  expect((await ask("GET", path)).body.totalCount).toBe(1);
});

test.each([
  ["no replicationSpecs", { replicationSpecs: undefined }, "MISSING_ATTRIBUTE"],
  ["paused from the start", { paused: true }, "CANNOT_CREATE_PAUSED_CLUSTER"],
])("a cluster with %s is refused, and nothing is made", async (name, change, code) => {
  const { ask, project } = local();
  const id = await project(name.replaceAll(",", ""));
  const refused = await ask("POST", `/groups/${id}/clusters`, { ...clusterRequest("c1", "M10"), ...change });
  expect([refused.status, refused.body.errorCode]).toEqual([400, code]);
  expect((await ask("GET", `/groups/${id}/clusters`)).body.totalCount).toBe(0);
});
