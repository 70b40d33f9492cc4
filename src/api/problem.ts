import { z } from "@hono/zod-openapi";
import type { Context } from "hono";
import type { Outcome, Problem } from "../foundation/errors.ts";
import type { ApiEnv } from "./deps.ts";
import { type ApiProblemCode, problemStatus } from "./problem-status.ts";

export const problemContentType = "application/problem+json";

/** Problem details as of RFC 9457, with our stable `code`, the next step and whether trying again helps. */
export const ProblemBody = z
  .object({
    type: z.string().meta({ example: "/problems#tier_retired" }),
    title: z.string(),
    status: z.int(),
    code: z.string().meta({ example: "tier_retired" }),
    detail: z.string(),
    next_step: z.string(),
    retryable: z.boolean(),
    request_id: z.string(),
  })
  .meta({ id: "Problem" });

export type ApiProblem = Problem & { readonly code: ApiProblemCode };

/** Carries a refusal from a handler to the one place that answers it. */
export class RefusedRequest extends Error {
  override readonly name = "RefusedRequest";
  readonly problem: ApiProblem;

  constructor(problem: ApiProblem) {
    super(problem.code);
    this.problem = problem;
  }
}

/** What a service answered; throws `RefusedRequest` if it refused. */
export function granted<T>(outcome: Outcome<T, ApiProblem>): T {
  if (outcome.ok) return outcome.value;
  throw new RefusedRequest(outcome.problem);
}

/** Answers a refusal. Further members of the problem stand beside the fixed ones. */
export function answerProblem(c: Context<ApiEnv>, problem: ApiProblem): Response {
  const status = problemStatus[problem.code];
  if (status === 401) c.header("WWW-Authenticate", 'Bearer realm="chakravue-operator"');
  const body = {
    ...problem.extra,
    type: `/docs/problems#${problem.code}`,
    title: problem.code.replaceAll("_", " "),
    status,
    code: problem.code,
    detail: problem.message,
    next_step: problem.nextStep,
    retryable: problem.retryable,
    request_id: c.get("requestId"),
  };
  return c.body(JSON.stringify(body), status, { "content-type": problemContentType });
}

type ProblemResponses<Code extends ApiProblemCode> = {
  [Status in (typeof problemStatus)[Code]]: {
    description: string;
    content: { [problemContentType]: { schema: typeof ProblemBody } };
  };
};

/** The documented refusals of a route, for the OpenAPI document. */
export function problemResponses<Code extends ApiProblemCode>(...codes: Code[]): ProblemResponses<Code> {
  const byStatus = new Map<number, ApiProblemCode[]>();
  for (const code of codes) {
    const status = problemStatus[code];
    byStatus.set(status, [...(byStatus.get(status) ?? []), code]);
  }
  // `Object.fromEntries` forgets which statuses there are; a client's types live on them.
  return Object.fromEntries(
    [...byStatus].map(([status, list]) => [
      status,
      { description: list.join(", "), content: { [problemContentType]: { schema: ProblemBody } } },
    ]),
  ) as ProblemResponses<Code>;
}
