import type { Hook } from "@hono/zod-openapi";
import type { Context } from "hono";
import { HTTPException } from "hono/http-exception";
import type { Logger } from "pino";
import { isDatabaseAway } from "../database/away.ts";
import { OperatorError } from "../foundation/errors.ts";
import type { Denial } from "../services/access/denials.ts";
import { denialOf } from "./denials.ts";
import type { ApiEnv } from "./deps.ts";
import { type ApiProblem, answerProblem, RefusedRequest } from "./problem.ts";

export const bodyNotJson: ApiProblem = {
  code: "body_not_json",
  message: "The body is not valid JSON, or not called JSON by its Content-Type.",
  nextStep: "Send one JSON object with `Content-Type: application/json`.",
  retryable: false,
};

export const bodyTooLarge: ApiProblem = {
  code: "body_too_large",
  message: "The body is larger than 64 KiB.",
  nextStep: "Send only the documented fields; see /docs.",
  retryable: false,
};

const pathNotFound: ApiProblem = {
  code: "path_not_found",
  message: "Nothing lives at this address.",
  nextStep: "See /docs for every address and method.",
  retryable: false,
};

const databaseAway: ApiProblem = {
  code: "database_unavailable",
  message: "The service's database does not answer at the moment, so it is not known whether this was done.",
  nextStep: "Look at what is there in some seconds, or send it again.",
  retryable: true,
};

const internal: ApiProblem = {
  code: "internal_error",
  message: "Something of ours broke. It is in the log under the request's id.",
  nextStep: "Try again once; if it breaks again, give the request id to whoever runs this service.",
  retryable: true,
};

/** Says which fields are wrong and how, never what was sent. */
export const refuseInvalid: Hook<unknown, ApiEnv, string, unknown> = (result, c) => {
  if (result.success) return;
  const fields = result.error.issues.map((issue) => ({
    field: [...issue.path, ...(issue.code === "unrecognized_keys" ? issue.keys : [])].join(".") || "(body)",
    message: issue.message,
  }));
  const named = fields.map(({ field, message }) => `${field}: ${message}`).join("; ");
  return answerProblem(c, {
    code: "validation_failed",
    message: `The request is not as it must be: ${named}`,
    nextStep: "Mend the named fields and send it again; nothing was changed. /docs shows every field.",
    retryable: false,
    extra: { fields },
  });
};

export function answerNotFound(c: Context<ApiEnv>): Response {
  return answerProblem(c, pathNotFound);
}

/** The one place where an exception becomes an answer, and a denial an entry of the ledger. What is not known stays in the log. */
export function errorAnswerer(
  log: Logger,
  writeDenial: (denial: Denial) => Promise<void>,
): (error: Error, c: Context<ApiEnv>) => Promise<Response> {
  return async (error, c) => {
    if (error instanceof RefusedRequest) {
      const denial = denialOf(c, error.problem);
      if (denial) await writeDenial(denial);
      return answerProblem(c, error.problem);
    }
    if (error instanceof HTTPException && [400, 415].includes(error.status)) return answerProblem(c, bodyNotJson);
    if (isDatabaseAway(error)) {
      log.warn({ err: error, requestId: c.get("requestId"), path: c.req.path }, "a request found no database");
      return answerProblem(c, databaseAway);
    }
    const detail = error instanceof OperatorError ? error.detail : undefined;
    log.error({ err: error, detail, requestId: c.get("requestId"), path: c.req.path }, "a request broke");
    return answerProblem(c, internal);
  };
}
