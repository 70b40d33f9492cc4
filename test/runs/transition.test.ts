import { describe, expect, test } from "vitest";
import { theService } from "../../src/domain/actors.ts";
import { runStatuses } from "../../src/domain/run-statuses.ts";
import { canMoveRun, hasEnded } from "../../src/runs/machine.ts";
import { amended, moved } from "../../src/runs/transition.ts";
import { someRun } from "../support/run.ts";
import { someHospital } from "../support/some-hospital.ts";

const run = someRun(someHospital().id, { version: 2 });
const at = new Date("2026-05-01T00:00:00Z");
const by = { at, actor: theService };
const fact = { action: "run.commented" as const, data: { text: "hm" } };

describe("a change of a run", () => {
  test("gives every draft an id of its own, over any number of changes", () => {
    let changed = run;
    for (let times = 0; times < 5; times += 1) changed = amended(changed, { ...by, facts: [fact, fact] });
    changed = moved(changed, "discarded", "Discarded.", { ...by, facts: [fact] });
    const ids = changed.outbox.map(({ id }) => id);
    expect(new Set(ids).size).toBe(12);
    expect(ids).toContain(`${run.id}:8:1`);
  });

  test("tells with the first one that the run was asked for, and by whom, and never again", () => {
    const asked = { ...run, version: 1, reason: "More patients" };
    const first = amended(asked, { ...by, facts: [fact] });
    expect(first.outbox.map(({ action }) => action)).toEqual(["run.requested", "run.commented"]);
    expect(first.outbox[0]).toMatchObject({ actor: run.author, at: run.createdAt, data: { reason: "More patients" } });
    expect(amended(first, by).outbox).toEqual(first.outbox);
  });

  test("counts the version up by one, and leaves what it was given as it was", () => {
    const before = structuredClone(run);
    const after = moved(run, "planning", "Looking.", { ...by, patch: { revision: 2 } });
    expect(after).toMatchObject({ version: run.version + 1, status: "planning", revision: 2, updatedAt: at });
    expect(after.transitions.at(-1)).toEqual({ at, status: "planning", text: "Looking.", actor: theService });
    expect(run).toEqual(before);
  });

  test("tells the ledger of every end, with the problem that made it", () => {
    const problem = { code: "engine_failed", message: "m", nextStep: "n", retryable: true };
    const { outbox } = moved(run, "errored", "Broke.", { ...by, patch: { problem } });
    expect(outbox).toMatchObject([
      {
        action: "run.ended",
        stream: run.hospitalId,
        runId: run.id,
        data: { status: "errored", problem: "engine_failed" },
      },
    ]);
  });

  test("is refused where the machine knows no such move, from any status to any", () => {
    for (const status of runStatuses) {
      for (const to of runStatuses) {
        const move = () => moved({ ...run, status }, to, "x", by);
        if (canMoveRun(status, to)) expect(move().outbox.length).toBe(hasEnded(to) ? 1 : 0);
        else expect(move, `${status} ${to}`).toThrow(/can't become/);
      }
    }
  });
});
