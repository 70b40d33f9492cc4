import { expect, test } from "vitest";
import { runStatuses } from "../../src/domain/run-statuses.ts";
import { DriftOutcome, type RunStatus } from "../../src/domain/runs.ts";
import { faceOf } from "../../src/web/pages/ops/run/face-of.ts";

const actor = { kind: "service" as const, id: "service", name: "Chakravue Operator" };

function faceAt(status: RunStatus, hadBegun = false, drift: DriftOutcome | null = null) {
  const passed: readonly RunStatus[] = hadBegun ? ["applying", status] : ["planning", status];
  const at = "2026-05-01T12:00:00Z";
  const transitions = passed.map((one) => ({ at, status: one, text: "", actor, lasted_ms: null }));
  return faceOf({ kind: drift ? "drift-check" : "change", status, drift_outcome: drift, transitions });
}

test("every state of a run and every answer of a drift check has a face of its own", () => {
  const faces = [
    ...runStatuses.map((status) => faceAt(status)),
    ...DriftOutcome.options.map((outcome) =>
      faceAt(outcome === "unknown" ? "errored" : "planned_and_finished", false, outcome),
    ),
  ];
  const titles = faces.map(({ words }) => words.title);
  expect(new Set(titles).size).toBe(titles.length);
  for (const { words } of faces) expect([words.title, words.means, words.next].every((text) => text !== "")).toBe(true);
});

test.each(["errored", "canceled", "interrupted"] as const)(
  "what is %s says whether anything was changed before",
  (status) => {
    expect(faceAt(status).words.means).toContain("Atlas is as it was.");
    expect(faceAt(status, true).words.means).not.toContain("Atlas is as it was.");
  },
);
