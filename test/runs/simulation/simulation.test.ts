import { expect, test, vi } from "vitest";
import { runStatuses } from "../../../src/domain/run-statuses.ts";
import { hasEnded } from "../../../src/runs/machine.ts";
import { live } from "./live.ts";

vi.mock("node:fs/promises", async () => {
  const { memoryFiles } = await import("../../support/memory/files.ts");
  return memoryFiles();
});

/** Fixed, so that a run can be repeated; other lives are tried by changing it here. */
const firstSeed = 20_261_126;
const lives = 2_000;
const steps = 30;

/** What must have happened somewhere, or nothing was shown about it. */
const happenings = [
  "provision: up 1",
  "change: up 1",
  "change: up 2",
  "rotate: up 1",
  "suspend: up 1",
  "resume: up 1",
  "remediate: up 1",
  "recover: up 1",
  "offboard: destroy 1",
  "drift.checked",
  "run.approval_carried_over",
  "run.approval_voided",
  "run.policy_overridden",
  "run.rejected",
  "run.superseded",
  "recover by the service",
  "suspend by the service",
  "resume by the service",
  "change by the service",
];

test("whatever people, time, workers and accidents do: nothing is applied that was not approved, nothing is lost", async () => {
  const seen = new Set<string>();
  for (let seed = firstSeed; seed < firstSeed + lives; seed += 1) {
    const books = await live(seed, steps);
    for (const what of [...books.reached.keys(), ...books.seen.keys()]) seen.add(what);
  }
  const wanted = [...runStatuses.filter(hasEnded), ...happenings];
  expect(wanted.filter((what) => !seen.has(what))).toEqual([]);
}, 240_000);
