import { createRoute, type OpenAPIHono, type z } from "@hono/zod-openapi";
import type { Context } from "hono";
import type { Role } from "../../../domain/actors.ts";
import type { Run } from "../../../domain/runs.ts";
import type { Outcome } from "../../../foundation/errors.ts";
import type { Caller } from "../../../services/caller.ts";
import type { ServiceContext } from "../../../services/context.ts";
import type { ServiceProblem } from "../../../services/problems.ts";
import { ApprovalRequest, approveRun } from "../../../services/runs/approve.ts";
import {
  CommentBody,
  cancelRun,
  commentOnRun,
  discardRun,
  forceCancelRun,
  OverrideRequest,
  overridePolicies,
  previewAgain,
  ReasonBody,
  rejectRun,
} from "../../../services/runs/decide.ts";
import { RetryRequest, retryRun } from "../../../services/runs/retry.ts";
import type { ApiDeps, ApiEnv } from "../../deps.ts";
import { bodyNotJson } from "../../errors.ts";
import { granted, problemResponses, RefusedRequest } from "../../problem.ts";
import type { ApiProblemCode } from "../../problem-status.ts";
import { RunView } from "../../views/run.ts";
import { IdParam, needsKey } from "../shared.ts";
import { answerOf } from "./answer.ts";

/** What each decision takes as its body. */
type DecisionBodies = {
  approve: z.input<typeof ApprovalRequest>;
  reject: z.input<typeof ReasonBody>;
  override: z.input<typeof OverrideRequest>;
  preview: undefined;
  discard: undefined;
  cancel: undefined;
  "force-cancel": undefined;
  comments: z.input<typeof CommentBody>;
  retry: z.input<typeof RetryRequest>;
};
type DecisionVerb = keyof DecisionBodies;

/** The routes that the loop below adds, as the typed client sees them. */
type DecisionRoutes = {
  [Verb in DecisionVerb as `/api/v1/runs/:id/${Verb}`]: {
    $post: {
      input: { param: { id: string } } & (DecisionBodies[Verb] extends undefined
        ? object
        : { json: DecisionBodies[Verb] });
      output: RunView;
      outputFormat: "json";
      status: 202;
    };
  };
};

type Decision = {
  readonly verb: DecisionVerb;
  readonly role: Role;
  readonly summary: string;
  readonly body: z.ZodType | null;
  readonly mayBeEmpty?: boolean;
  readonly refusals?: readonly ApiProblemCode[];
  readonly decide: (
    services: ServiceContext,
    caller: Caller,
    id: string,
    body: unknown,
  ) => Promise<Outcome<Run, ServiceProblem>>;
};

const reason = ReasonBody.meta({ id: "Reason" });
const override = OverrideRequest.meta({ id: "OverrideRequest" });
const retry = RetryRequest.meta({ id: "RetryRequest" });
const comment = CommentBody.meta({ id: "Comment" });
const approval = ApprovalRequest.meta({ id: "ApprovalRequest" });

const decisions: readonly Decision[] = [
  {
    verb: "approve",
    role: "approver",
    summary: "Approve exactly this plan; with enough approvals it is applied at once",
    body: approval,
    mayBeEmpty: true,
    refusals: ["own_run", "approved_already", "plan_moved"],
    decide: (services, caller, id, body) => approveRun(services, caller, id, ApprovalRequest.parse(body ?? {})),
  },
  {
    verb: "reject",
    role: "approver",
    summary: "Say no, with a reason; the run ends",
    body: reason,
    decide: (services, caller, id, body) => rejectRun(services, caller, id, ReasonBody.parse(body)),
  },
  {
    verb: "override",
    role: "approver",
    summary: "Let violated soft policies pass, with a reason",
    body: override,
    refusals: ["override_needs_role", "plan_moved"],
    decide: (services, caller, id, body) => overridePolicies(services, caller, id, OverrideRequest.parse(body)),
  },
  {
    verb: "preview",
    role: "operator",
    summary: "Preview again; an identical plan keeps its approvals",
    body: null,
    decide: (services, caller, id) => previewAgain(services, caller, id),
  },
  {
    verb: "discard",
    role: "operator",
    summary: "Throw the run away",
    body: null,
    decide: (services, caller, id) => discardRun(services, caller, id),
  },
  {
    verb: "cancel",
    role: "operator",
    summary: "Ask a running run to stop",
    body: null,
    decide: (services, caller, id) => cancelRun(services, caller, id),
  },
  {
    verb: "force-cancel",
    role: "admin",
    summary: "Kill a run that was asked to stop and did not; what Atlas has is not known then",
    body: null,
    decide: (services, caller, id) => forceCancelRun(services, caller, id),
  },
  {
    verb: "comments",
    role: "viewer",
    summary: "Say something about a run",
    body: comment,
    refusals: ["too_many_comments"],
    decide: (services, caller, id, body) => commentOnRun(services, caller, id, CommentBody.parse(body)),
  },
  {
    verb: "retry",
    role: "operator",
    summary: "Ask once more for what an ended run asked for; the answer is the new run",
    body: retry,
    mayBeEmpty: true,
    refusals: [
      "hospital_not_found",
      "hospital_busy",
      "hospital_state_conflict",
      "recovery_needed",
      "queue_full",
      "target_mismatch",
      "name_not_confirmed",
      "atlas_would_refuse",
      "tier_not_in_plan",
      "downgrade_refused",
      "protection_needs_paid_tier",
      "nothing_to_undo",
      "revision_not_found",
    ],
    decide: (services, caller, id, body) => retryRun(services, caller, id, RetryRequest.parse(body ?? {})),
  },
];

/** What people decide about a run. Whether something is possible now, the run's flags say. */
export function postDecisions(app: OpenAPIHono<ApiEnv>, deps: ApiDeps): OpenAPIHono<ApiEnv, DecisionRoutes> {
  for (const { verb, role, summary, body, mayBeEmpty = false, refusals = [], decide } of decisions) {
    const bodyRefusals: ApiProblemCode[] = body ? ["body_not_json", "body_too_large", "validation_failed"] : [];
    const route = createRoute({
      method: "post",
      path: `/api/v1/runs/{id}/${verb}`,
      tags: ["Runs"],
      summary,
      security: needsKey(role),
      request: {
        params: IdParam,
        ...(body && { body: { required: !mayBeEmpty, content: { "application/json": { schema: body } } } }),
      },
      responses: {
        202: { description: "Decided", content: { "application/json": { schema: RunView } } },
        ...problemResponses(
          "sign_in_required",
          "key_refused",
          ...(role === "viewer" ? [] : (["role_missing"] as const)),
          "run_not_found",
          "run_state_conflict",
          ...bodyRefusals,
          ...refusals,
        ),
      },
    });
    app.openapi(route, async (c) => {
      const sent: unknown = body && (await hasJson(c)) ? c.req.valid("json" as never) : undefined;
      const run = granted(await decide(deps.services, c.get("caller"), c.req.valid("param").id, sent));
      c.header("Location", `/api/v1/runs/${run.id}`);
      return c.json(await answerOf(c, deps, run), 202);
    });
  }
  return app as OpenAPIHono<ApiEnv, DecisionRoutes>;
}

/** Whether there is a body. One that is not called JSON is refused: what it says must not be passed over in silence. */
async function hasJson(c: Context<ApiEnv>): Promise<boolean> {
  const text = await c.req.text();
  if (text.trim() === "") return false;
  if (!/\bjson\b/i.test(c.req.header("content-type") ?? "")) throw new RefusedRequest(bodyNotJson);
  return true;
}
