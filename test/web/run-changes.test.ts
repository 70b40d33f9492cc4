import { expect, test } from "vitest";
import { Operation } from "../../src/domain/change-set.ts";
import { destroyedBy } from "../../src/web/pages/ops/run/destroyed.ts";
import { isDestructive, operationLook } from "../../src/web/pages/ops/run/operation-look.ts";
import { groupCounts, type ResourceView, shownResources } from "../../src/web/pages/ops/run/resource-groups.ts";

function resource(
  name: string,
  operation: string,
  type = "mongodbatlas:index/databaseUser:DatabaseUser",
): ResourceView {
  const property = { path: `${name}.size`, before: 1, after: 2, secret: false, unknown: false };
  return { urn: `urn:${name}`, type, name, operation, replaced_because_of: [], properties: [property] };
}

const resources = [
  resource("cluster", "replace", "mongodbatlas:index/advancedCluster:AdvancedCluster"),
  resource("user-g1", "delete"),
  resource("user-g2", "create"),
  resource("project", "same", "mongodbatlas:index/project:Project"),
];

function names(found: readonly ResourceView[]): string[] {
  return found.map(({ name }) => name);
}

test("resources are found by operation, by name and by property, and what stays the same only if it is asked for", () => {
  expect(names(shownResources(resources, "all", ""))).toEqual(["cluster", "user-g1", "user-g2"]);
  expect(names(shownResources(resources, "delete", ""))).toEqual(["user-g1"]);
  expect(names(shownResources(resources, "same", ""))).toEqual(["project"]);
  expect(names(shownResources(resources, "all", " USER-G2.size "))).toEqual(["user-g2"]);
  expect(groupCounts(resources)).toEqual([
    ["create", 1],
    ["replace", 1],
    ["delete", 1],
    ["same", 1],
  ]);
});

test("whatever replaces or deletes is red, and nothing else is", () => {
  const red = Operation.options.filter((operation) => operationLook(operation).tone === "bad");
  expect(red.every(isDestructive)).toBe(true);
  expect(red).toEqual(Operation.options.filter((operation) => /replace|^delete/.test(operation)));
});

test("the name is asked for where a plan takes data away, and not where it takes a user", () => {
  const set = { has_changes: true, counts: { create: 0, update: 0, replace: 0, delete: 0, import: 0, same: 0 } };
  const planOf = (found: readonly ResourceView[]) => ({ change_set: { ...set, resources: [...found] } });
  expect(destroyedBy(planOf(resources))).toEqual(["cluster (AdvancedCluster)"]);
  expect(destroyedBy(planOf(resources.slice(1)))).toEqual([]);
});
