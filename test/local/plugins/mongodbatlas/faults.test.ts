import { beforeEach, describe, expect, test } from "vitest";
import { advancedCluster } from "../../../../src/local/plugins/mongodbatlas/advanced-cluster.ts";
import type { AtlasContext } from "../../../../src/local/plugins/mongodbatlas/context.ts";
import { databaseUser } from "../../../../src/local/plugins/mongodbatlas/database-user.ts";
import { flexCluster } from "../../../../src/local/plugins/mongodbatlas/flex-cluster.ts";
import { project } from "../../../../src/local/plugins/mongodbatlas/project.ts";
import { projectIpAccessList } from "../../../../src/local/plugins/mongodbatlas/project-ip-access-list.ts";
import type { Values } from "../../../../src/local/plugins/protocol/values.ts";
import type { Resource } from "../../../../src/local/plugins/resources/resource.ts";
import { askWithDigest } from "../../atlas/support/digest-client.ts";
import { useAtlas } from "../../atlas/support/use-atlas.ts";
import { callOn } from "../support/atlas-call.ts";
import { clusterInputs } from "../support/cluster-inputs.ts";
import { create } from "../support/lifecycle.ts";
import { setFault } from "../support/set-fault.ts";

const local = useAtlas();

beforeEach(async () => {
  await askWithDigest(`${local().atlas.baseUrl}/local/faults`, local().atlas, { method: "DELETE" });
});

type Case = { resource: Resource<AtlasContext>; inputs: (projectId: string) => Values };

const cases: Record<string, Case> = {
  project: { resource: project, inputs: () => ({ name: "p-fault", orgId: local().atlas.orgId }) },
  cluster: { resource: advancedCluster, inputs: (projectId) => clusterInputs(projectId, "M10") },
  flex: {
    resource: flexCluster,
    inputs: (projectId) => ({
      ...{ projectId, name: "f" },
      providerSettings: { backingProviderName: "AWS", regionName: "US_EAST_1" },
    }),
  },
  user: {
    resource: databaseUser,
    inputs: (projectId) => ({
      ...{ projectId, username: "app", password: "A-Pa55word", authDatabaseName: "admin" },
      roles: [{ roleName: "readWrite", databaseName: "hospital" }],
    }),
  },
  entry: { resource: projectIpAccessList, inputs: (projectId) => ({ projectId, ipAddress: "203.0.113.7" }) },
};

/** A creation that is ready to be started, in a project of its own. */
async function creationOf(name: string) {
  const { resource, inputs } = cases[name] ?? { resource: project, inputs: () => ({}) };
  const call = callOn(local().atlas);
  const projectId = await local().project();
  return { call, start: () => create(resource, inputs(projectId), call) };
}

/** Words in front of the decisive part of the line, that part, and what comes after it. */
function line(start: string, path: string, method: string, reply: string, code: string): RegExp {
  return new RegExp(
    `^${start}http://127\\.0\\.0\\.1:\\d+/api/atlas/v2${path} ${method}: HTTP ${reply} \\(Error code: "${code}"\\) Detail: `,
  );
}

const cluster = "Error in create: cluster name: c, API error details: ";
const settled = "Error in create: cluster=c didn't reach desired state: IDLE, error: ";
const entry = "error creating resource: error creating Project IP Access List information: ";
const group = "/groups/[0-9a-f]{24}";

describe("a refusal of Atlas has the line of the official plugin", () => {
  test.each<[string, string, number, string, RegExp]>([
    [
      "project",
      "createGroup",
      401,
      "USER_UNAUTHORIZED",
      line("error creating project: p-fault: ", "/groups", "POST", "401 Unauthorized", "USER_UNAUTHORIZED"),
    ],
    [
      "project",
      "updateGroupSettings",
      401,
      "USER_UNAUTHORIZED",
      line(
        "error updating project's settings assigned \\([0-9a-f]{24}\\):: ",
        `${group}/settings`,
        "PATCH",
        "401 Unauthorized",
        "USER_UNAUTHORIZED",
      ),
    ],
    [
      "cluster",
      "createCluster",
      401,
      "USER_UNAUTHORIZED",
      line(cluster, `${group}/clusters`, "POST", "401 Unauthorized", "USER_UNAUTHORIZED"),
    ],
    [
      "cluster",
      "createCluster",
      402,
      "NO_PAYMENT_INFORMATION_FOUND",
      line(cluster, `${group}/clusters`, "POST", "402 Payment Required", "NO_PAYMENT_INFORMATION_FOUND"),
    ],
    [
      "cluster",
      "createCluster",
      403,
      "IP_ADDRESS_NOT_ON_ACCESS_LIST",
      line(cluster, `${group}/clusters`, "POST", "403 Forbidden", "IP_ADDRESS_NOT_ON_ACCESS_LIST"),
    ],
    [
      "cluster",
      "createCluster",
      409,
      "OUT_OF_CAPACITY",
      line(cluster, `${group}/clusters`, "POST", "409 Conflict", "OUT_OF_CAPACITY"),
    ],
    [
      "cluster",
      "createCluster",
      429,
      "RATE_LIMITED_TOKEN_BUCKET",
      line(cluster, `${group}/clusters`, "POST", "429 Too Many Requests", "RATE_LIMITED_TOKEN_BUCKET"),
    ],
    [
      "cluster",
      "createCluster",
      500,
      "UNEXPECTED_ERROR",
      line(cluster, `${group}/clusters`, "POST", "500 Internal Server Error", "UNEXPECTED_ERROR"),
    ],
    [
      "cluster",
      "getCluster",
      429,
      "RATE_LIMITED_TOKEN_BUCKET",
      line(settled, `${group}/clusters/c`, "GET", "429 Too Many Requests", "RATE_LIMITED_TOKEN_BUCKET"),
    ],
    [
      "cluster",
      "getCluster",
      500,
      "UNEXPECTED_ERROR",
      line(settled, `${group}/clusters/c`, "GET", "500 Internal Server Error", "UNEXPECTED_ERROR"),
    ],
    [
      "flex",
      "createFlexCluster",
      402,
      "NO_PAYMENT_INFORMATION_FOUND",
      line(
        "error creating flex cluster: ",
        `${group}/flexClusters`,
        "POST",
        "402 Payment Required",
        "NO_PAYMENT_INFORMATION_FOUND",
      ),
    ],
    [
      "user",
      "createDatabaseUser",
      409,
      "USER_ALREADY_EXISTS",
      line(
        "error during database user creation: ",
        `${group}/databaseUsers`,
        "POST",
        "409 Conflict",
        "USER_ALREADY_EXISTS",
      ),
    ],
    [
      "entry",
      "createAccessListEntry",
      401,
      "USER_UNAUTHORIZED",
      line(entry, `${group}/accessList`, "POST", "401 Unauthorized", "USER_UNAUTHORIZED"),
    ],
    [
      "entry",
      "createAccessListEntry",
      429,
      "RATE_LIMITED_TOKEN_BUCKET",
      line(entry, `${group}/accessList`, "POST", "429 Too Many Requests", "RATE_LIMITED_TOKEN_BUCKET"),
    ],
  ])("%s: %s answers %i %s", async (name, operation, status, code, expected) => {
    const { call, start } = await creationOf(name);
    await setFault(local(), { operation, status, code });
    await expect(start()).rejects.toThrow(expected);
    const attempts = call.sent.filter(({ method }) => method === "POST");
    expect(attempts).toHaveLength(1);
  });
});

describe("a stumble of Atlas", () => {
  test.each([
    ["cluster", { operation: "getCluster", status: 503 }],
    ["cluster", { operation: "getCluster", reset: true }],
    ["entry", { operation: "createAccessListEntry", status: 500 }],
    ["entry", { operation: "getAccessListEntry", status: 500 }],
    ["entry", { operation: "getAccessListEntry", status: 404, code: "ATLAS_NETWORK_PERMISSION_ENTRY_NOT_FOUND" }],
  ])("is waited out: %s with %j", async (name, fault) => {
    const { start } = await creationOf(name);
    await setFault(local(), fault);
    await start();
  });

  test("in the deletion of an entry is waited out", async () => {
    const { call, start } = await creationOf("entry");
    const state = await start();
    for (const operation of ["deleteAccessListEntry", "getAccessListEntry"]) {
      await setFault(local(), { operation, status: 500 });
    }
    call.sent.length = 0;
    await projectIpAccessList.delete(state, call);
    expect(call.sent.map(({ method }) => method)).toEqual(["DELETE", "DELETE", "GET", "GET"]);
    expect(await projectIpAccessList.read(state, call)).toBeUndefined();
  });
});
