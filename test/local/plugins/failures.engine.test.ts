import { AdvancedCluster } from "@pulumi/mongodbatlas/advancedCluster.js";
import { DatabaseUser } from "@pulumi/mongodbatlas/databaseUser.js";
import { Project } from "@pulumi/mongodbatlas/project.js";
import { Provider } from "@pulumi/mongodbatlas/provider.js";
import { expect, test } from "vitest";
import { useAtlas } from "../atlas/support/use-atlas.ts";
import { clusterInputs, region } from "./support/cluster-inputs.ts";
import { useEngine } from "./support/engine-stack.ts";
import { hospitalProgram } from "./support/hospital-program.ts";
import { setFault } from "./support/set-fault.ts";

const atlas = useAtlas();
const other = useAtlas();
const engine = useEngine();

function projectOnly(name: string, orgId: string) {
  return async () => ({ projectId: new Project("project", { name, orgId }).id });
}

test("a refusal of Atlas is told twice beside its resource and once for the whole, and nothing is kept of it", async () => {
  await setFault(atlas(), { operation: "createGroup", status: 403, code: "IP_ADDRESS_NOT_ON_ACCESS_LIST" });
  const stack = await engine().newStack(atlas().atlas, projectOnly("refused", atlas().atlas.orgId));
  const { errors, result } = await stack.up();
  expect(result).toBe("failed");
  expect(errors.map(({ resource }) => resource)).toEqual(["project", "project", ""]);
  expect(errors[0]?.message).toMatch(/^\[ERROR\] http.*: error creating project: refused$/s);
  expect(errors[1]?.message).toMatch(
    /^error creating project: refused: http:\S+\/groups POST: HTTP 403 Forbidden \(Error code: "IP_ADDRESS_NOT_ON_ACCESS_LIST"\) Detail: /,
  );
  expect(errors[2]?.message).toBe("update failed");
  expect((await stack.state()).types).not.toContain("Project");
});

test("a mistake of a program is told in the preview, in the words of the official plugins, before Atlas is asked", async () => {
  const stack = await engine().newStack(atlas().atlas, async () => {
    const projectId = "0123456789abcdef01234567";
    const roles = [{ roleName: "read", databaseName: "hospital" }];
    new DatabaseUser("user", { projectId, username: "u", authDatabaseName: "admin", roles, x509Type: "NEVER" });
  });
  const { errors, result, steps } = await stack.preview();
  expect({ result, steps }).toEqual({ result: "failed", steps: [] });
  expect(errors.map(({ message }) => message)).toContain(
    "mongodbatlas:index/databaseUser:DatabaseUser resource 'user' has a problem: Invalid Attribute Value Match. " +
      'Attribute x509_type value must be one of: ["NONE" "MANAGED" "CUSTOMER"], got: "NEVER". ' +
      "Examine values at 'user.x509Type'.",
  );
});

test("a cluster that is not ready in time is said to be taken back, and is in no state", async () => {
  await setFault(atlas(), { operation: "createCluster", stuck: true });
  const { orgId } = atlas().atlas;
  const stack = await engine().newStack(atlas().atlas, async () => {
    const project = new Project("project", { name: "late", orgId });
    const replicationSpecs = [{ regionConfigs: [region("M10") as never] }];
    const inputs = { name: "late", clusterType: "REPLICASET", replicationSpecs, timeouts: { create: "1s" } };
    new AdvancedCluster("cluster", { ...inputs, projectId: project.id });
  });
  const { errors, warnings } = await stack.up();
  expect(warnings.find(({ resource }) => resource === "cluster")?.message).toMatch(
    /^\[WARNING\] Cluster name late \(project_id=[0-9a-f]{24}\)\.: Failed to create resource\. Will run cleanup due to the operation timing out$/,
  );
  expect(errors.map(({ message }) => message)).toContain(
    "Error in create: cluster=late didn't reach desired state: IDLE, error: context deadline exceeded",
  );
  const { types, pending } = await stack.state();
  expect([types.includes("AdvancedCluster"), pending]).toEqual([false, []]);
  await stack.destroy();
});

test("credentials that are left unused are warned of", async () => {
  const { baseUrl, publicKey, privateKey, clientId, clientSecret, orgId } = atlas().atlas;
  const environment = {
    MONGODB_ATLAS_BASE_URL: baseUrl,
    MONGODB_ATLAS_PUBLIC_KEY: publicKey,
    MONGODB_ATLAS_PRIVATE_KEY: privateKey,
    MONGODB_ATLAS_CLIENT_ID: clientId,
    MONGODB_ATLAS_CLIENT_SECRET: clientSecret,
  };
  const stack = await engine().newStack({ environment }, projectOnly("both", orgId));
  const { warnings, errors } = await stack.preview();
  expect(errors).toEqual([]);
  expect(warnings.map(({ message }) => message)).toContain(
    "[WARNING] Service Account will be used although API Key is also set: Warning getting credentials for provider",
  );
});

test("keys that are not complete are refused before Atlas is asked", async () => {
  const { baseUrl, publicKey, orgId } = atlas().atlas;
  const stack = await engine().newStack({ baseUrl, publicKey, privateKey: "" }, projectOnly("keyless", orgId));
  const { errors } = await stack.up();
  expect(errors.map(({ message }) => message).join()).toMatch(/API Key will be used but Private Key is required/);
});

test("a provider of the program's own has its key encrypted, and wins over the environment as one block", async () => {
  const { baseUrl, publicKey, privateKey, orgId } = atlas().atlas;
  const program = async () => {
    const provider = new Provider("atlas", { baseUrl, publicKey, privateKey });
    new Project("project", { name: "explicit", orgId }, { provider });
  };
  const nowhere = { baseUrl: "http://127.0.0.1:9", publicKey: "x", privateKey: "y" };
  const stack = await engine().newStack(nowhere, program);
  expect((await stack.up()).errors).toEqual([]);
  const { text } = await stack.state();
  expect(text).toContain(publicKey);
  expect(text).not.toContain(privateKey);
  expect((await stack.refreshPreview()).steps).toEqual([]);
  await stack.destroy();
});

test("two engines at once stay apart, each with its own Atlas", async () => {
  const names = ["here", "there"];
  const stacks = await Promise.all(
    [atlas(), other()].map(({ atlas: keys }, index) =>
      engine().newStack(keys, async () => {
        const project = new Project("project", { name: names[index] ?? "", orgId: keys.orgId });
        const { projectId: _none, ...inputs } = clusterInputs("", "M0");
        new AdvancedCluster("cluster", { ...(inputs as never as object), projectId: project.id } as never);
      }),
    ),
  );
  const reports = await Promise.all(stacks.map((stack) => stack.up()));
  expect(reports.map(({ errors }) => errors)).toEqual([[], []]);
  for (const [index, each] of [atlas(), other()].entries()) {
    const { results } = (await each.ask("GET", "/groups")).body as { results: { name: string }[] };
    expect(names.filter((name) => results.some((group) => group.name === name))).toEqual([names[index]]);
  }
  await Promise.all(stacks.map((stack) => stack.destroy()));
});

test("a canceled run waits for the creates that are under way and keeps them", async () => {
  await setFault(atlas(), { operation: "createCluster", delayMs: 1000 });
  const { orgId } = atlas().atlas;
  const wanted = { name: "canceled", orgId, tier: "M0", generation: 1, entries: [] };
  const stack = await engine().newStack(
    atlas().atlas,
    hospitalProgram(() => wanted),
  );
  const cancel = new AbortController();
  const { errors, result } = await stack.up({
    signal: cancel.signal,
    onEvent: ({ resourcePreEvent }) => {
      const step = resourcePreEvent?.metadata;
      if (step?.op === "create" && step.type.endsWith(":AdvancedCluster")) cancel.abort();
    },
  });
  expect(result).toBe("failed");
  expect(errors.map(({ message }) => message).join()).toContain("update canceled");
  const { types, pending } = await stack.state();
  expect(types).toContain("AdvancedCluster");
  expect(types).not.toContain("DatabaseUser");
  expect(pending).toEqual([]);
  await stack.destroy();
});
