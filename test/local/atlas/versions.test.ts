import { expect, test } from "vitest";
import { clusterRequest, replicationSpecs } from "./support/local-atlas.ts";
import { useAtlas } from "./support/use-atlas.ts";

const local = useAtlas();

test.each([
  ["application/json"],
  ["*/*"],
  ["application/vnd.atlas.2024-13-45+json"],
  ["application/vnd.atlas.2025-02-30+json"],
  ["application/vnd.atlas.preview+json"],
  ["application/vnd.atlas.2025-03-12+csv"],
  ["application/vnd.atlas.2022-12-31+json"],
])("Accept: %s names no version that serves the list of clusters", async (accept) => {
  const { ask, project } = local();
  const answer = await ask("GET", `/groups/${await project()}/clusters`, undefined, { headers: { Accept: accept } });
  expect([answer.status, answer.body.errorCode]).toEqual([406, "INVALID_VERSION_DATE"]);
});

test("a date before an operation came is refused", async () => {
  const { ask, project } = local();
  const path = `/groups/${await project()}/flexClusters`;
  expect((await ask("GET", path, undefined, { version: "2024-11-12" })).status).toBe(406);
  expect((await ask("GET", path, undefined, { version: "2024-11-13" })).status).toBe(200);
});

test.each([
  ["2024-08-04", "2023-02-01", "Mon, 5 Aug 2024 00:00:00 GMT"],
  ["2023-02-01", "2023-02-01", "Mon, 5 Aug 2024 00:00:00 GMT"],
  ["2023-01-31", "2023-01-01", "Wed, 1 Feb 2023 00:00:00 GMT"],
  ["2024-08-05", "2024-08-05", null],
  ["2099-01-01", "2024-08-05", null],
])("clusters asked for as of %s are served in version %s", async (asked, served, deprecation) => {
  const { ask, project } = local();
  const answer = await ask("GET", `/groups/${await project()}/clusters`, undefined, { version: asked });
  expect(answer.headers.get("content-type")).toBe(`application/vnd.atlas.${served}+json;charset=utf-8`);
  expect(answer.headers.get("deprecation")).toBe(deprecation);
  expect(answer.headers.get("sunset")).toBe(deprecation === null ? null : "Thu, 1 Jul 2027 00:00:00 GMT");
});

test("errors of an old version also tell that it is old", async () => {
  const { ask, project } = local();
  const path = `/groups/${await project()}/clusters/none`;
  const answer = await ask("GET", path, undefined, { version: "2023-02-01" });
  expect([answer.status, answer.headers.get("deprecation")]).toEqual([404, "Mon, 5 Aug 2024 00:00:00 GMT"]);
});

test("version 2023-02-01 has one disk size and a number of shards, in and out", async () => {
  const { ask, project } = local();
  const id = await project();
  const old = { version: "2023-02-01" };
  const [spec] = replicationSpecs("M30") as { regionConfigs: unknown[] }[];
  const body = { ...clusterRequest("old", "M30"), clusterType: "SHARDED", diskSizeGB: 60 };
  const specs = { replicationSpecs: [{ ...spec, numShards: 2 }] };
  const made = await ask("POST", `/groups/${id}/clusters`, { ...body, ...specs }, old);
  expect(made.status).toBe(201);
  expect(made.body).toMatchObject({ diskSizeGB: 60, replicationSpecs: [{ numShards: 2 }] });
  expect(JSON.stringify(made.body)).not.toMatch(/effective|redactClientLogData/);
  const now = (await ask("GET", `/groups/${id}/clusters/old`)).body;
  expect(now).not.toHaveProperty("diskSizeGB");
  expect(now.replicationSpecs).toHaveLength(2);
  expect(now.replicationSpecs).toMatchObject([{ regionConfigs: [{ electableSpecs: { diskSizeGB: 60 } }] }, {}]);
  const listed = await ask("GET", `/groups/${id}/clusters`, undefined, old);
  expect(listed.body.results).toMatchObject([{ name: "old", diskSizeGB: 60, replicationSpecs: [{ numShards: 2 }] }]);
});

test("version 2023-01-01 has provider settings, in and out", async () => {
  const { ask, project } = local();
  const id = await project();
  const old = { version: "2023-01-01" };
  const providerSettings = { providerName: "AWS", instanceSizeName: "M10", regionName: "EU_WEST_1" };
  const body = { name: "legacy", diskSizeGB: 20, providerSettings, providerBackupEnabled: true };
  const made = await ask("POST", `/groups/${id}/clusters`, body, old);
  expect(made.status).toBe(201);
  expect(made.body).toMatchObject({
    ...body,
    numShards: 1,
    replicationFactor: 3,
    replicationSpecs: [{ regionsConfig: { EU_WEST_1: { electableNodes: 3, priority: 7 } } }],
  });
  const now = (await ask("GET", `/groups/${id}/clusters/legacy`)).body;
  expect(now).toMatchObject({
    backupEnabled: true,
    replicationSpecs: [{ regionConfigs: [{ electableSpecs: { instanceSize: "M10", diskSizeGB: 20 } }] }],
  });
});

test("process arguments of version 2023-01-01 have the two that MongoDB dropped", async () => {
  const { ask, project, cluster } = local();
  const path = `/groups/${await project()}/clusters/big/processArgs`;
  await cluster(path.split("/")[2] ?? "", "big", "M10");
  const old = { version: "2023-01-01" };
  const sent = { noTableScan: true, failIndexKeyTooLong: false };
  expect((await ask("PATCH", path, sent, old)).body).toMatchObject({ noTableScan: true, failIndexKeyTooLong: null });
  expect((await ask("GET", path)).body).not.toHaveProperty("failIndexKeyTooLong");
});

test("a version whose end has come is gone", async () => {
  const { ask, project, clock } = local();
  const path = `/groups/${await project()}/clusters`;
  clock.pass(Date.UTC(2027, 6, 1) - clock.now().getTime());
  const gone = await ask("GET", path, undefined, { version: "2023-02-01" });
  expect([gone.status, gone.body.errorCode]).toEqual([410, "VERSION_GONE"]);
  expect((await ask("GET", path)).status).toBe(200);
});
