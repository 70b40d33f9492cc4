import { expect, test } from "vitest";
import type { RunEventView } from "../../src/api/views/run-event.ts";
import { resourceSteps } from "../../src/web/pages/hospital/resource-steps.ts";

const cluster = "mongodbatlas:index/advancedCluster:AdvancedCluster";

function heard(name: string, type: string, state: string): RunEventView {
  const resource = { name, type, operation: "create", state };
  return { at: "2026-05-01T12:00:00Z", type: "resource", text: "", resource };
}

function moved(status: "planning" | "applying"): RunEventView {
  return { at: "2026-05-01T12:00:00Z", type: "status", text: "", status };
}

test("what a preview tells of is not taken for made", () => {
  const events = [moved("planning"), heard("cluster", cluster, "finished"), moved("applying")];
  expect(resourceSteps(null, events, true)).toEqual([]);
  expect(resourceSteps(null, events, false)).toEqual([]);
});

test("each resource has the newest that was heard of it since the apply began, under a name for people", () => {
  const events = [
    moved("applying"),
    heard("project", "mongodbatlas:index/project:Project", "started"),
    heard("cluster", cluster, "started"),
    heard("project", "mongodbatlas:index/project:Project", "finished"),
  ];
  expect(resourceSteps(null, events, true)).toEqual([
    { key: "project", name: "Project", state: "done" },
    { key: "cluster", name: "Cluster", state: "working" },
  ]);
});
