import type { Handler } from "hono";
import { refuse } from "./answers.ts";
import type { Operation } from "./operation.ts";
import { writeAnswer } from "./write-answer.ts";

/** Answers what none of a path's operations does: OPTIONS with the methods that there are, all else with 405. */
export function refuseMethod(operations: readonly Operation[]): Handler {
  const methods = new Set(operations.flatMap(({ method }) => (method === "GET" ? ["GET", "HEAD"] : [method])));
  const headers = { Allow: [...methods, "OPTIONS"].join(", ") };
  return (c) => {
    if (c.req.method === "OPTIONS") return new Response(null, { status: 200, headers });
    const refusal = { ...refuse("METHOD_NOT_ALLOWED", c.req.method), headers };
    return writeAnswer(refusal, { version: "", headers: {}, pretty: false, envelope: false });
  };
}
