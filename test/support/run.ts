import type { HospitalId } from "../../src/domain/hospitals.ts";
import { type Run, RunId } from "../../src/domain/runs.ts";
import { newId, systemRandom } from "../../src/foundation/ids.ts";

/** A run as somebody just asked for it, unless `changes` says otherwise. */
export function someRun(hospitalId: HospitalId, changes: Partial<Run> = {}): Run {
  const author = { kind: "key" as const, id: "key_ops", name: "ops key" };
  const at = changes.createdAt ?? new Date("2026-01-01T00:00:00Z");
  return {
    id: RunId.parse(newId("run", systemRandom)),
    hospitalId,
    kind: "change",
    status: "pending",
    reason: "a test",
    author,
    createdAt: at,
    updatedAt: at,
    version: 1,
    change: { tier: "M10" },
    toRevision: null,
    retryOf: null,
    attempt: 1,
    revision: null,
    plan: null,
    overrides: [],
    approvals: [],
    confirmation: null,
    expiresAt: null,
    drift: null,
    problem: null,
    cancel: null,
    comments: [],
    fence: 0,
    transitions: [{ at, status: changes.status ?? "pending", text: "As a test left it.", actor: author }],
    outbox: [],
    ...changes,
  };
}
