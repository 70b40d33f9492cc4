import { z } from "zod";
import { RunView } from "../../src/api/views/run.ts";
import { Actor } from "../../src/domain/actors.ts";
import type { RunRules } from "../../src/runs/rules.ts";
import { ProblemAnswer, runTo } from "./hospital.ts";
import { madeKey, withKey } from "./keys.ts";
import { type TestService, testRules } from "./test-service.ts";

/** The rules of the tests, with other ones for approvals. */
export function approvalRules(changes: Partial<RunRules["approvals"]>): RunRules {
  return { ...testRules, approvals: { ...testRules.approvals, ...changes } };
}

/** The rules of the tests, with other policies. */
export function policyRules(changes: Partial<RunRules["policies"]>): RunRules {
  return { ...testRules, policies: { ...testRules.policies, ...changes } };
}

/** A clock that the test moves; it begins now, since leases are kept by the same clock. */
export function movableClock() {
  let aheadMs = 0;
  return {
    clock: { now: () => new Date(Date.now() + aheadMs) },
    pass: (ms: number) => {
      aheadMs += ms;
    },
  };
}

/** A decision on a run, by the holder of a key; by ops without one. */
export function decide(service: TestService, runId: string, verb: string, body?: unknown, key?: string) {
  return service.ask("POST", `/api/v1/runs/${runId}/${verb}`, body, key === undefined ? {} : withKey(key));
}

/** The run as it is after a decision that was taken. */
export async function taken(answer: Response | Promise<Response>) {
  const response = await answer;
  if (response.status !== 202) throw new Error(`the decision answered ${response.status}: ${await response.text()}`);
  return RunView.parse(await response.json());
}

const Refusal = ProblemAnswer.extend({
  run_status: z.string().optional(),
  since: z.string().nullish(),
  by: Actor.nullish(),
  approved_by: z.array(Actor).optional(),
  cancel_requested_by: Actor.nullish(),
});

/** What a refusal says. */
export async function refusalOf(answer: Response | Promise<Response>) {
  return Refusal.parse(await (await answer).json());
}

/** A change of tier that waits for approval, and keys of people who may decide on it. */
export async function waitingChange(service: TestService, id: string, tier = "M10") {
  const run = await runTo(service, id, { kind: "change", config: { tier } });
  if (run.status !== "awaiting_approval") throw new Error(`the change is ${run.status}`);
  return run;
}

/** Approvers by name. */
export async function approvers(service: TestService, ...names: string[]) {
  const keys: string[] = [];
  for (const name of names) keys.push((await madeKey(service, "approver", name)).key);
  return keys;
}
