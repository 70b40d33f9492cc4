import { setTimeout as delay } from "node:timers/promises";
import type { HttpBindings } from "@hono/node-server";
import type { Context } from "hono";
import type { AtlasContext } from "../context.ts";
import { type Answer, isRefusal, refuse } from "./answers.ts";
import type { Operation } from "./operation.ts";
import type { RateLimits } from "./rate-limits.ts";
import { refuseMediaType, refuseVersion } from "./versions.ts";
import { writeAnswer } from "./write-answer.ts";

type HonoContext = Context<{ Bindings: HttpBindings }>;

/** The HTTP side of an operation: version, rate limit, faults asked for, body; then the operation itself. */
export function serveOperation(operation: Operation, atlas: AtlasContext, limits: RateLimits) {
  return async (c: HonoContext): Promise<Response> => {
    const query = new URL(c.req.url).searchParams;
    const params = c.req.param();
    const taken = limits.take(operation.rateLimit, params.groupId ?? atlas.orgId, c.req.path.slice(1));
    const answer = taken.refusal ?? (await answerCall(operation, atlas, c, query, params));
    return writeAnswer(answer, {
      version: operation.version,
      headers: taken.headers,
      pretty: query.get("pretty") === "true",
      envelope: query.get("envelope") === "true",
    });
  };
}

async function answerCall(
  operation: Operation,
  context: AtlasContext,
  c: HonoContext,
  query: URLSearchParams,
  params: Record<string, string>,
): Promise<Answer> {
  const versionRefusal = refuseVersion(c.req.header("accept"), operation.version);
  if (versionRefusal !== undefined) return versionRefusal;
  const fault = context.faults.take(operation.id);
  if (fault?.delayMs !== undefined) await delay(fault.delayMs);
  if (fault?.reset === true) c.env.incoming.socket.destroy();
  if (fault?.refusal !== undefined || fault?.reset === true) return fault.refusal ?? refuse("UNEXPECTED_ERROR");
  const body = await readJson(operation, c);
  if (isRefusal(body)) return body;
  const href = `${context.baseUrl}${c.req.path}`;
  return operation.handle({ context, params, query, body, href, stuck: fault?.stuck === true });
}

async function readJson(operation: Operation, c: HonoContext): Promise<unknown> {
  if (operation.method !== "POST" && operation.method !== "PATCH") return undefined;
  const text = await c.req.text();
  if (text === "") return undefined;
  const mediaTypeRefusal = refuseMediaType(c.req.header("content-type"));
  if (mediaTypeRefusal !== undefined) return mediaTypeRefusal;
  try {
    return JSON.parse(text);
  } catch {
    return refuse("MALFORMED_JSON");
  }
}
