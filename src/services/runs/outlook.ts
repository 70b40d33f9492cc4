import { z } from "zod";
import { changeWords } from "../../domain/change-words.ts";
import { type CostEstimate, estimateCost } from "../../domain/cost.ts";
import type { Run } from "../../domain/runs.ts";
import { done, type Outcome, refused } from "../../foundation/errors.ts";
import { wordsOf } from "../../runs/planning/words.ts";
import { runsAhead } from "../../runs/turns/take-turn.ts";
import { turnOf } from "../../runs/turns/turn.ts";
import { type Caller, requireRole } from "../caller.ts";
import type { ServiceContext } from "../context.ts";
import { hospitalNotFound, type ServiceProblem } from "../problems.ts";
import { checkWish } from "./check-wish.ts";

import { oneWay, onlyOfChange, wishFields } from "./wish.ts";

export const OutlookRequest = z
  .strictObject(wishFields)
  .refine(...onlyOfChange)
  .refine(...oneWay);
export type OutlookRequest = z.infer<typeof OutlookRequest>;

/** What a run would come to, as far as it is known without the engine. */
export type Outlook = {
  readonly words: readonly string[];
  readonly cannotUndo: readonly string[];
  readonly cost: CostEstimate;
  /** How many approvals it would need at most, and whether the author's own counts. */
  readonly approvals: { readonly required: number; readonly byAuthor: boolean };
  /** What waits for people now and would be discarded. */
  readonly supersedes: readonly Run[];
  /** The run that it would wait for. */
  readonly blockedBy: Run | null;
};

/**
 * Says in plain words what a run would do and cost before anybody asks for it, by the rules by which it would be asked for:
 * what would be refused is refused here as well. Starts nothing; the run's own preview has the last word. For viewers.
 */
export async function foresee(
  context: ServiceContext,
  caller: Caller,
  hospitalId: string,
  request: OutlookRequest,
): Promise<Outcome<Outlook, ServiceProblem>> {
  const allowed = requireRole(caller, "viewer");
  if (!allowed.ok) return allowed;
  const { repositories, rules } = context;
  const hospital = await repositories.hospitals.find(hospitalId);
  if (!hospital) return refused(hospitalNotFound);
  const { kind, config: change = null, to_revision: toRevision = null } = request;
  const desired = await checkWish(context, hospital, { kind, change, toRevision }, hospital.name);
  if (!desired.ok) return desired;
  const { before, after, cannotUndo } = desired.value;
  const turn = turnOf({ kind }, await runsAhead(context, hospital, hospital.queue.length));
  const asksNobody = kind === "drift-check";
  return done({
    words: changeWords(wordsOf(kind, before, after, { cluster: null })),
    cannotUndo,
    cost: estimateCost(hospital.database?.tier ?? null, kind === "offboard" ? null : after.tier),
    approvals: { required: asksNobody ? 0 : rules.approvals.required, byAuthor: rules.approvals.byAuthor },
    supersedes: turn.may ? turn.supersedes : [],
    blockedBy: turn.may ? null : turn.blockedBy,
  });
}
