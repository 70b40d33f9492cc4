import { expect, test } from "vitest";
import { useAtlas } from "./support/use-atlas.ts";

const local = useAtlas();

test("a container is made before its cluster, and the cluster lives in it", async () => {
  const { ask, project, cluster } = local();
  const id = await project();
  const path = `/groups/${id}/containers`;
  const body = { providerName: "AWS", regionName: "US_EAST_1", atlasCidrBlock: "10.8.0.0/21" };
  const made = await ask("POST", path, body);
  expect(made.status).toBe(201);
  expect(made.body).toMatchObject({ ...body, provisioned: false });
  await cluster(id, "big", "M10");
  const listed = await ask("GET", `${path}?providerName=AWS`);
  expect(listed.body.results).toEqual([{ ...made.body, provisioned: true }]);
  expect((await ask("DELETE", `${path}/${made.body.id}`)).body.errorCode).toBe("CONTAINERS_IN_USE");
});

test("a container without a cluster is deleted", async () => {
  const { ask, project } = local();
  const path = `/groups/${await project()}/containers`;
  const made = await ask("POST", path, { providerName: "GCP", atlasCidrBlock: "10.8.0.0/18" });
  expect((await ask("GET", `${path}/all`)).body.results).toEqual([made.body]);
  expect((await ask("DELETE", `${path}/${made.body.id}`)).status).toBe(204);
  expect((await ask("GET", `${path}/${made.body.id}`)).body.errorCode).toBe("CLOUD_PROVIDER_CONTAINER_NOT_FOUND");
});

test.each([
  ["the same region twice", { regionName: "EU_WEST_1" }, 409, "CONTAINER_ALREADY_EXISTS"],
  ["addresses that another has", { atlasCidrBlock: "10.0.1.0/24" }, 409, "OVERLAPPING_ATLAS_CIDR_BLOCK"],
  ["public addresses", { atlasCidrBlock: "8.8.8.0/24" }, 400, "ATLAS_INVALID_CIDR_RANGE"],
  ["a block that is too small", { atlasCidrBlock: "10.9.0.0/25" }, 400, "ATLAS_INVALID_CIDR_BLOCK"],
  ["a block that is none", { atlasCidrBlock: "10.9.0.1/21" }, 400, "ATLAS_INVALID_CIDR_BLOCK"],
  ["an unknown region", { regionName: "MOON_1" }, 400, "INVALID_ATTRIBUTE"],
])("a container with %s is refused", async (_case, body, status, code) => {
  const { ask, project } = local();
  const path = `/groups/${await project()}/containers`;
  await ask("POST", path, { providerName: "AWS", regionName: "EU_WEST_1", atlasCidrBlock: "10.0.0.0/21" });
  const good = { providerName: "AWS", regionName: "US_EAST_1", atlasCidrBlock: "10.9.0.0/21" };
  const refused = await ask("POST", path, { ...good, ...body });
  expect([refused.status, refused.body.errorCode]).toEqual([status, code]);
});
