import { describe, expect, test } from "vitest";
import { advancedCluster } from "../../../../src/local/plugins/mongodbatlas/advanced-cluster.ts";
import { changeOf } from "../../../../src/local/plugins/mongodbatlas/cluster-change.ts";
import type { Values } from "../../../../src/local/plugins/protocol/values.ts";
import { clusterInputs } from "../support/cluster-inputs.ts";
import { plan } from "../support/lifecycle.ts";

const projectId = "0123456789abcdef01234567";

function change(from: string, to: string, more: { before?: Values; after?: Values } = {}) {
  const prior = { ...clusterInputs(projectId, from), backupEnabled: from === "FLEX", tags: {}, ...more.before };
  const config = clusterInputs(projectId, to, { tags: {}, ...more.after });
  return changeOf(prior, plan(advancedCluster, prior, config));
}

describe("how Atlas is asked for a change of a cluster", () => {
  test("M0 to FLEX is a tenant upgrade of the size alone", () => {
    const settings = {
      providerName: "FLEX",
      backingProviderName: "AWS",
      instanceSizeName: "FLEX",
      regionName: "US_EAST_1",
    };
    expect(change("M0", "FLEX", { after: { tags: { a: "1" } } })).toEqual({
      kind: "tenant-to-flex",
      body: { name: "c", providerSettings: settings },
    });
  });

  test("M0 to M10 sends nothing but the size, whatever else changes with it", () => {
    const after = { tags: { a: "1" }, terminationProtectionEnabled: true };
    expect(change("M0", "M10", { after })).toEqual({
      kind: "tenant-to-dedicated",
      body: { name: "c", providerSettings: { providerName: "AWS", regionName: "US_EAST_1", instanceSizeName: "M10" } },
    });
  });

  test("M0 to M10 with backups asks for them under their older name", () => {
    expect(change("M0", "M10", { after: { backupEnabled: true } })).toHaveProperty("body.providerBackupEnabled", true);
  });

  test("FLEX to M10 sends the new regions and keeps the backups of a flex cluster", () => {
    const wanted = change("FLEX", "M10");
    expect(wanted.kind).toBe("flex-to-dedicated");
    expect(wanted).toHaveProperty("body.backupEnabled", true);
    expect(wanted).toHaveProperty("body.replicationSpecs[0].regionConfigs[0].electableSpecs.instanceSize", "M10");
    expect(wanted).not.toHaveProperty("body.replicationSpecs[0].id");
  });

  test("M10 to M20 patches the regions and nothing else", () => {
    const wanted = change("M10", "M20", { before: { paused: false, versionReleaseSystem: "LTS" } });
    expect(wanted.kind).toBe("patch");
    expect(Object.keys("body" in wanted ? wanted.body : {})).toEqual(["replicationSpecs"]);
  });

  test("new tags of a dedicated cluster are patched alone", () => {
    expect(change("M10", "M10", { after: { tags: { a: "1" } } })).toEqual({
      kind: "patch",
      body: { tags: [{ key: "a", value: "1" }] },
    });
  });

  test("of a flex cluster only tags and termination protection are sent", () => {
    expect(change("FLEX", "FLEX", { after: { tags: { a: "1" }, terminationProtectionEnabled: true } })).toEqual({
      kind: "flex-update",
      body: { tags: [{ key: "a", value: "1" }], terminationProtectionEnabled: true },
    });
  });

  test("M10 to FLEX is refused, as is any other change of a flex cluster", () => {
    const refusal = "flex cluster update is not supported except for tags and termination_protection_enabled fields";
    expect(() => change("M10", "FLEX")).toThrow(refusal);
    expect(() => change("FLEX", "FLEX", { after: { backupEnabled: false } })).toThrow(refusal);
  });

  test("what only Atlas knows about a cluster is no change", () => {
    const before = { mongoDbVersion: "8.0.1", rootCertType: "ISRGROOTX1", stateName: "IDLE" };
    expect(change("M10", "M10", { before })).toEqual({ kind: "none" });
  });
});
