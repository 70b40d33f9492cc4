import { expect, test } from "vitest";
import { clusterRequest } from "./support/local-atlas.ts";
import { useAtlas } from "./support/use-atlas.ts";

const local = useAtlas();
const twentyThree = "abcdefghijklmnopqrstuvw";

test.each([
  ["klinik_süd", "CLUSTER_NAME_INVALID"],
  ["-leading", "CLUSTER_NAME_INVALID"],
  ["", "CLUSTER_NAME_INVALID"],
  ["../other", "CLUSTER_NAME_INVALID"],
  ["n".repeat(65), "CLUSTER_NAME_TOO_LONG"],
  ["abcdefghijklmnopqrstuv-xyz", "CLUSTER_NAME_PREFIX_INVALID"],
  ["atlas-abc123", "ATLAS_RESERVED_CLUSTER_NAME"],
])("the name %j is refused with %s", async (name, code) => {
  const { ask, project } = local();
  const id = await project();
  for (const [path, tier] of [
    ["clusters", "M10"],
    ["flexClusters", "FLEX"],
  ] as const) {
    const refused = await ask("POST", `/groups/${id}/${path}`, clusterRequest(name, tier));
    expect([refused.status, refused.body.errorCode]).toEqual([400, code]);
  }
});

test("a name is taken whatever the kind of the cluster that has it", async () => {
  const { ask, project, cluster } = local();
  const id = await project("taken");
  await cluster(id, "test-hospital", "FLEX");
  const refused = await ask("POST", `/groups/${id}/clusters`, clusterRequest("test-hospital", "M10"));
  expect([refused.status, refused.body.errorCode]).toEqual([400, "DUPLICATE_CLUSTER_NAME"]);
  expect(refused.body.parameters).toEqual(["cluster or serverless instance", "test-hospital", id]);
});

test("names that differ only after 23 characters, or in case, collide; in another project they don't", async () => {
  const { ask, project, cluster } = local();
  const id = await project("prefix");
  await cluster(id, `${twentyThree}-one`, "M10");
  for (const name of [`${twentyThree}-two`, twentyThree.toUpperCase()]) {
    const refused = await ask("POST", `/groups/${id}/clusters`, clusterRequest(name, "M10"));
    expect([refused.status, refused.body.errorCode]).toEqual([400, "DUPLICATE_CLUSTER_NAME_PREFIX"]);
  }
  await cluster(await project("elsewhere"), `${twentyThree}-one`, "M10");
});

test("a name is free again once the cluster that had it can't be found any more", async () => {
  const { ask, project, cluster, until } = local();
  const id = await project("again");
  const first = await cluster(id, "c1");
  await ask("DELETE", `/groups/${id}/clusters/c1`);
  await until(`/groups/${id}/clusters/c1`, 404);
  const second = await cluster(id, "c1");
  expect(second.body.id).not.toBe(first.body.id);
});
