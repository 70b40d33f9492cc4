import { expect, test } from "vitest";
import { redactor } from "../../../src/foundation/redact.ts";
import { progressOf } from "../../../src/operator/events/progress.ts";
import { begun, broken, clusterType, finished, said, urnOf } from "../support/events.ts";

const redact = redactor(["a-private-key"]);

test.each([
  ["resource-started", begun({ op: "update" })],
  ["resource-finished", finished({ op: "update" })],
  ["resource-failed", broken({ op: "update" })],
] as const)("tells that a resource is at %s", (kind, event) => {
  const told = { kind, urn: urnOf("cluster"), type: clusterType, name: "cluster", operation: "update" };

  expect(progressOf(event, redact)).toEqual(told);
});

test.each([
  ["a resource that stays as it is", begun({ op: "same" })],
  ["the stack itself", finished({ op: "create", type: "pulumi:pulumi:Stack" })],
  ["a provider", finished({ op: "update", type: "pulumi:providers:mongodbatlas" })],
  ["an empty message", said("info", "<{%reset%}>\n<{%reset%}>")],
  ["an event that nobody knows", { sequence: 1, timestamp: 1 }],
])("tells nothing of %s", (_what, event) => {
  expect(progressOf(event, redact)).toBeUndefined();
});

test("passes the engine's words on without colours and secrets", () => {
  const event = said("error", "<{%fg 1%}>wrong key a-private-key<{%reset%}>\n");

  expect(progressOf(event, redact)).toEqual({ kind: "message", severity: "error", text: "wrong key [secret]" });
});

test.each([
  ["info", "info"],
  ["info#err", "info"],
  ["warning", "warning"],
  ["error", "error"],
] as const)("a diagnostic of severity %s is told as %s", (severity, told) => {
  expect(progressOf(said(severity, "words"), redact)).toMatchObject({ severity: told });
});
