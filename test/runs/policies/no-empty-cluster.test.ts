import { describe, expect, test } from "vitest";
import { noEmptyCluster } from "../../../src/runs/policies/no-empty-cluster.ts";
import { changes, database, levelOf } from "./support.ts";

const known = { plan: "professional", target: "local", database } as const;

describe("an empty cluster", () => {
  test("in place of one that held a hospital's data is somebody's decision", () => {
    expect(levelOf(noEmptyCluster, { kind: "remediate", hospital: known, changeSet: changes("create") })).toBe("soft");
  });

  test("is what a new hospital gets", () => {
    const hospital = { ...known, database: null };
    expect(levelOf(noEmptyCluster, { kind: "provision", hospital, changeSet: changes("create") })).toBe("passed");
  });

  test.each(["update", "import", "same"] as const)("is not what a plan makes that would only %s", (operation) => {
    expect(levelOf(noEmptyCluster, { hospital: known, changeSet: changes(operation) })).toBe("passed");
  });

  test("is not another resource that is made", () => {
    const changeSet = changes("create", "mongodbatlas:index/databaseUser:DatabaseUser");
    expect(levelOf(noEmptyCluster, { hospital: known, changeSet })).toBe("passed");
  });
});
