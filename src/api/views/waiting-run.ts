import { z } from "@hono/zod-openapi";
import { Actor } from "../../domain/actors.ts";
import { countingApprovals } from "../../runs/binding/approvals.ts";
import { standing } from "../../runs/policies/index.ts";
import type { HospitalNames } from "../../services/hospitals/names.ts";
import type { WaitingRun } from "../../services/runs/waiting.ts";
import { whyNotApprove, whyNotLetPass } from "../../services/runs/why-not-decide.ts";
import { CostView, costView } from "./plan.ts";
import type { RunViewing } from "./run.ts";
import { RunSummaryView, runSummaryView } from "./run-summary.ts";

/** A run that waits for people, with what somebody has to know to choose what to look at. */
export const WaitingRunView = RunSummaryView.extend({
  hospital_name: z.string().nullable(),
  waiting_since: z.iso.datetime(),
  words: z.array(z.string()).meta({ description: "What it means, for people who are no engineers." }),
  cost: CostView.nullable(),
  violated: z
    .array(z.object({ title: z.string(), message: z.string() }))
    .meta({ description: "What is to be let pass." }),
  approvals: z.object({ required: z.int(), counting: z.int(), by: z.array(Actor) }),
  you_may: z.boolean(),
  why_not: z.string().nullable().meta({ description: "Why you may not decide on it." }),
}).meta({ id: "WaitingRun" });
export type WaitingRunView = z.infer<typeof WaitingRunView>;

export function waitingRunView(
  { run, plan, since }: WaitingRun,
  names: HospitalNames,
  { clock, rules, caller }: RunViewing,
): WaitingRunView {
  const given = countingApprovals(run, rules.approvals);
  const isForApproval = run.status === "awaiting_approval";
  const whyNot = isForApproval ? whyNotApprove(run, rules, caller) : whyNotLetPass(plan, caller);
  const violated = isForApproval ? [] : standing(plan?.policies ?? [], "soft");
  return {
    ...runSummaryView(run, clock),
    hospital_name: names.get(run.hospitalId) ?? null,
    waiting_since: since.toISOString(),
    words: plan?.words ?? [],
    cost: plan && costView(plan.cost),
    violated: violated.map(({ title, message }) => ({ title, message })),
    approvals: { required: rules.approvals.required, counting: given.length, by: given.map(({ by }) => by) },
    you_may: whyNot === null,
    why_not: whyNot,
  };
}
