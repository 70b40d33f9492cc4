import { FlexCluster, type FlexClusterArgs } from "@pulumi/mongodbatlas/flexCluster.js";
import { Project } from "@pulumi/mongodbatlas/project.js";
import type { CustomResourceOptions } from "@pulumi/pulumi";
import { expect, test } from "vitest";
import { useAtlas } from "../atlas/support/use-atlas.ts";
import { useEngine } from "./support/engine-stack.ts";
import { setFault } from "./support/set-fault.ts";

const atlas = useAtlas();
const engine = useEngine();
const providerSettings = { backingProviderName: "AWS", regionName: "US_EAST_1" };

async function flexStack(name: string) {
  const { orgId } = atlas().atlas;
  const wanted: { inputs: Partial<FlexClusterArgs>; options: CustomResourceOptions; orgId: string } = {
    inputs: {},
    options: {},
    orgId,
  };
  const stack = await engine().newStack(atlas().atlas, async () => {
    const project = new Project("project", { name, orgId: wanted.orgId });
    const inputs = { projectId: project.id, name, providerSettings, ...wanted.inputs };
    new FlexCluster("flex", inputs, wanted.options);
  });
  return { wanted, stack };
}

async function projectId(name: string): Promise<string> {
  const { results } = (await atlas().ask("GET", "/groups")).body as { results: { id: string; name: string }[] };
  return results.find((group) => group.name === name)?.id ?? "";
}

test("a flex cluster goes through its life with the operations of the official plugin", async () => {
  const { wanted, stack } = await flexStack("life");
  expect((await stack.up()).steps).toEqual(["create FlexCluster", "create Project"]);
  expect((await stack.preview({ refresh: true })).steps).toEqual([]);

  wanted.inputs = { tags: { a: "1" }, terminationProtectionEnabled: true };
  const { steps, differences } = await stack.up();
  expect(steps).toEqual(["update FlexCluster"]);
  const diffs = ["mongoDbVersion", "stateName", "tags", "terminationProtectionEnabled"];
  expect(differences["update FlexCluster"]).toEqual({ diffs, keys: [], detailed: false });
  expect((await stack.preview({ refresh: true })).steps).toEqual([]);

  const kept = await stack.destroy();
  expect(kept.errors.map(({ message }) => message).join()).toContain("CANNOT_TERMINATE_CLUSTER_WHEN_TERMINATION");
  wanted.inputs = { terminationProtectionEnabled: false };
  await stack.up();
  expect((await stack.destroy()).result).toBe("succeeded");
});

test("nothing but its tags and protection can be changed, and no preview promises otherwise", async () => {
  const { wanted, stack } = await flexStack("fixed");
  await stack.up();
  wanted.inputs = { name: "renamed" };
  expect((await stack.preview()).errors.map(({ message }) => message)).toEqual([
    "1 error occurred:\n\t* : name cannot be updated - name cannot be updated",
  ]);
  wanted.inputs = { providerSettings: { ...providerSettings, regionName: "EU_WEST_1" } };
  expect((await stack.up()).errors.map(({ message }) => message)).toContainEqual(
    expect.stringMatching(/\* : provider_settings\.region_name cannot be updated - /),
  );
  wanted.inputs = {};
  wanted.orgId = "0123456789abcdef01234567";
  expect((await stack.preview()).errors.at(-1)?.message).toMatch(/project_id cannot be updated/);
  wanted.orgId = atlas().atlas.orgId;

  wanted.inputs = { tags: { a: "1" } };
  wanted.options = { replaceOnChanges: ["tags"], deleteBeforeReplace: true };
  expect((await stack.up()).changes).toMatchObject({ replace: 1 });
  await stack.destroy();
});

test("one that was not ready in time is in no state and is taken back; one that is left behind is adopted", async () => {
  const { wanted, stack } = await flexStack("late");
  wanted.inputs = { timeouts: { create: "1s" } };
  await setFault(atlas(), { operation: "createFlexCluster", stuck: true });
  const late = await stack.up();
  expect(late.errors.map(({ message }) => message).join()).toMatch(/will run cleanup because delete_on_create_timeout/);
  const path = `/groups/${await projectId("late")}/flexClusters/late`;
  await atlas().until(path, 404);

  wanted.inputs = {};
  await setFault(atlas(), { operation: "getFlexCluster", status: 500 });
  expect((await stack.up()).result).toBe("failed");
  const { types, pending } = await stack.state();
  expect([types.includes("FlexCluster"), pending]).toEqual([false, []]);
  expect((await stack.up()).errors.map(({ message }) => message).join()).toContain("DUPLICATE_CLUSTER_NAME");
  wanted.options = { import: `${await projectId("late")}-late` };
  expect((await stack.up()).steps).toEqual(["import FlexCluster"]);
  wanted.options = {};
  expect((await stack.preview({ refresh: true })).steps).toEqual([]);
  await stack.destroy();
});

test("a refresh invents no tags: neither for a program that has none nor after they came and went by hand", async () => {
  const { stack } = await flexStack("tagless");
  await stack.up();
  expect((await stack.refresh()).errors).toEqual([]);
  const { inputs } = await stack.state();
  expect(Object.keys(inputs.project ?? {}).sort()).toEqual(["name", "orgId"]);
  expect(Object.keys(inputs.flex ?? {}).sort()).toEqual(["name", "projectId", "providerSettings"]);

  const path = `/groups/${await projectId("tagless")}/flexClusters/tagless`;
  await atlas().ask("PATCH", path, { tags: [{ key: "by", value: "hand" }] });
  await atlas().until(path, "IDLE");
  expect((await stack.refreshPreview()).steps).toEqual(["update FlexCluster"]);
  await stack.refresh();
  expect((await stack.state()).inputs.flex).not.toHaveProperty("tags");
  expect((await stack.up()).steps).toEqual(["update FlexCluster"]);
  expect((await stack.preview({ refresh: true })).steps).toEqual([]);
  await stack.destroy();
});
