import { describe, expect, test } from "vitest";
import { Operation } from "../../../src/domain/change-set.ts";
import { noClusterLoss } from "../../../src/runs/policies/no-cluster-loss.ts";
import { changes, levelOf } from "./support.ts";

const harmless = ["same", "create", "update", "import", "read", "refresh"];

describe("no cluster's loss", () => {
  test.each(Operation.options)("is judged by what the plan does: %s", (operation) => {
    const expected = harmless.includes(operation) ? "passed" : "hard";
    expect(levelOf(noClusterLoss, { changeSet: changes(operation) })).toBe(expected);
  });

  test("lets other resources be replaced", () => {
    const changeSet = changes("replace", "mongodbatlas:index/databaseUser:DatabaseUser");
    expect(levelOf(noClusterLoss, { changeSet })).toBe("passed");
  });

  test("is what an offboarding is for", () => {
    expect(levelOf(noClusterLoss, { kind: "offboard", changeSet: changes("delete") })).toBe("passed");
  });
});
