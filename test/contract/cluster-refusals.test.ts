import { expect, test } from "vitest";
import { clusterRequest } from "../local/atlas/support/local-atlas.ts";
import { lasts } from "./support/patience.ts";
import { useTarget } from "./support/use-target.ts";

const target = useTarget();

/** A request for a cluster in this region, with this size. */
function specs(providerName: string, instanceSize: string, regionName = "US_EAST_1", more: object = {}) {
  const electableSpecs = { instanceSize, ...(providerName === "TENANT" ? {} : { nodeCount: 3 }), ...more };
  const cloud = providerName === "TENANT" ? { backingProviderName: "AWS" } : {};
  return {
    replicationSpecs: [{ regionConfigs: [{ providerName, ...cloud, regionName, priority: 7, electableSpecs }] }],
  };
}

test.each([
  ["M2, which is retired", specs("TENANT", "M2"), "INVALID_ENUM_VALUE"],
  ["M5, which is retired", specs("TENANT", "M5"), "INVALID_ENUM_VALUE"],
  ["M0 on machines of its own", specs("AWS", "M0"), "INVALID_ENUM_VALUE"],
  ["a size that does not exist", specs("AWS", "M11"), "INVALID_ENUM_VALUE"],
  ["a cloud that does not exist", specs("ACME", "M10"), "INVALID_ENUM_VALUE"],
  ["a region that does not exist", specs("AWS", "M10", "MOON_1"), "INVALID_ATTRIBUTE"],
  ["four electable nodes", specs("AWS", "M10", "US_EAST_1", { nodeCount: 4 }), "CLUSTER_REPLICATION_FACTOR_INVALID"],
  ["an unknown cluster type", { clusterType: "PILE" }, "INVALID_ENUM_VALUE"],
  ["an unknown attribute", { colour: "red" }, "INVALID_ATTRIBUTE"],
  ["an attribute of the wrong type", { tags: "none" }, "INVALID_JSON_ATTRIBUTE"],
  ["underscores in its name", { name: "klinik_nord" }, "CLUSTER_NAME_INVALID"],
  ["a name of 65 characters", { name: "n".repeat(65) }, "CLUSTER_NAME_TOO_LONG"],
  ["a name whose host name ends in a hyphen", { name: "abcdefghijklmnopqrstuv-xyz" }, "CLUSTER_NAME_PREFIX_INVALID"],
  ["a name that Atlas keeps to itself", { name: "atlas-abc123" }, "ATLAS_RESERVED_CLUSTER_NAME"],
])("a cluster with %s is refused, and nothing is made", lasts.requests, async (_case, change, code) => {
  const { ask, project } = target();
  const path = `/groups/${await project()}/clusters`;
  const refused = await ask("POST", path, { ...clusterRequest("contract", "M10"), ...change });
  expect([refused.status, refused.body.errorCode]).toEqual([400, code]);
  expect((await ask("GET", path)).body.totalCount).toBe(0);
});

test("a cluster that is not there is CLUSTER_NOT_FOUND, in either API", lasts.requests, async () => {
  const { ask, project } = target();
  const id = await project();
  for (const kind of ["clusters", "flexClusters"]) {
    for (const method of ["GET", "DELETE"]) {
      const refused = await ask(method, `/groups/${id}/${kind}/none`);
      expect(refused.body).toMatchObject({ error: 404, errorCode: "CLUSTER_NOT_FOUND", parameters: ["none", id] });
    }
  }
});
