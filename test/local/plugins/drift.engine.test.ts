import { expect, test } from "vitest";
import { useAtlas } from "../atlas/support/use-atlas.ts";
import { useEngine } from "./support/engine-stack.ts";
import { hospitalProgram, type Wanted } from "./support/hospital-program.ts";
import { changeByHand, setFault } from "./support/set-fault.ts";

const atlas = useAtlas();
const engine = useEngine();

async function hospital(name: string) {
  const { orgId } = atlas().atlas;
  const entries = [{ address: "203.0.113.7", comment: "office" }];
  const wanted: Wanted = { name, orgId, tier: "M10", generation: 1, entries };
  const stack = await engine().newStack(
    atlas().atlas,
    hospitalProgram(() => wanted),
  );
  return { wanted, stack };
}

async function projectOf(name: string): Promise<string> {
  const { results } = (await atlas().ask("GET", "/groups")).body as { results: { id: string; name: string }[] };
  return `/groups/${results.find((group) => group.name === name)?.id}`;
}

test("what was changed by hand is seen with its operation, and healed", async () => {
  const { stack } = await hospital("drift");
  await stack.up();
  const project = await projectOf("drift");
  const tags = [{ key: "owner", value: "dashboard" }];
  await atlas().ask("PATCH", `${project}/clusters/drift`, { tags });
  await atlas().until(`${project}/clusters/drift`, "IDLE");
  const roles = [{ roleName: "read", databaseName: "hospital" }];
  await atlas().ask("PATCH", `${project}/databaseUsers/admin/app`, { roles });
  expect((await stack.refreshPreview()).steps).toEqual(["update AdvancedCluster", "update DatabaseUser"]);
  expect((await stack.preview()).steps).toEqual([]);

  await atlas().ask("DELETE", `${project}/databaseUsers/admin/app`);
  await atlas().ask("DELETE", `${project}/accessList/203.0.113.7`);
  expect((await stack.refreshPreview()).steps).toEqual([
    "delete DatabaseUser",
    "delete ProjectIpAccessList",
    "update AdvancedCluster",
  ]);
  const healed = await stack.up({ refresh: true });
  expect(healed.changes).toEqual({ same: 3, create: 2, update: 1 });
  expect((await stack.refreshPreview()).steps).toEqual([]);
  await stack.destroy();
});

test("a tier that was changed by hand is drift, and what the stack says is applied again", async () => {
  const { stack } = await hospital("resized");
  await stack.up();
  await changeByHand(atlas(), { change: "tier", project: "resized", cluster: "resized", tier: "M20" });
  const seen = await stack.refreshPreview();
  expect(seen.steps).toEqual(["update AdvancedCluster"]);
  expect((await stack.preview()).steps).toEqual([]);
  expect((await stack.up({ refresh: true })).changes).toEqual({ same: 5, update: 1 });
  expect((await stack.refreshPreview()).steps).toEqual([]);
  await stack.destroy();
});

test("a cluster that somebody deletes by hand while the engine reads it is gone from the next look, not an error", async () => {
  const { stack } = await hospital("vanished");
  await stack.up();
  const byHand = { change: "deleteCluster" };
  await setFault(atlas(), { operation: "getCluster", byHand });
  const { result, errors } = await stack.refreshPreview();
  expect({ result, errors }).toEqual({ result: "succeeded", errors: [] });
  expect((await stack.refreshPreview()).steps).toEqual(["delete AdvancedCluster"]);
  await stack.destroy({ refresh: true });
});

test("a look at Atlas that fails is a failure, not drift", async () => {
  const { stack } = await hospital("blind");
  await stack.up();
  await setFault(atlas(), { operation: "getCluster", status: 500 });
  const { result, errors, steps } = await stack.refreshPreview();
  expect({ result, steps }).toEqual({ result: "failed", steps: [] });
  expect(errors.map(({ message }) => message).join()).toMatch(
    /error reading advanced cluster: .*HTTP 500 .*"UNEXPECTED_ERROR"/,
  );
  await stack.destroy();
});

test("a cluster that was left outside of the state is adopted by an import", async () => {
  const { wanted, stack } = await hospital("orphan");
  await setFault(atlas(), { operation: "getCluster", status: 500 });
  const failed = await stack.up();
  expect(failed.result).toBe("failed");
  const left = await stack.state();
  expect(left.types).not.toContain("AdvancedCluster");
  expect(left.pending).toEqual([]);
  const [decisive] = (await stack.up()).errors.filter(({ resource }) => resource === "cluster").slice(-1);
  expect(decisive?.message).toMatch(
    /^Error in create: .*HTTP 400 Bad Request \(Error code: "DUPLICATE_CLUSTER_NAME"\)/,
  );

  wanted.adoptCluster = `${(await projectOf("orphan")).split("/").at(-1)}-orphan`;
  const adopted = await stack.up();
  expect(adopted.errors).toEqual([]);
  expect(adopted.steps).toEqual(["create DatabaseUser", "import AdvancedCluster"]);
  expect((await stack.preview()).steps).toEqual([]);
  delete wanted.adoptCluster;
  expect((await stack.preview()).steps).toEqual([]);
  await stack.destroy();
});
