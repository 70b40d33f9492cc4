import { setTimeout as delay } from "node:timers/promises";
import type { Context } from "hono";
import { makeChange } from "../by-hand/make-change.ts";
import { plainAddress } from "../callers/network-list.ts";
import type { AtlasContext } from "../context.ts";
import type { FaultOrder } from "../faults/fault-order.ts";
import { refuseOnPurpose } from "../faults/refuse-on-purpose.ts";
import { isAtlasId } from "../ids.ts";
import type { SignedIn } from "../sign-in/sign-in.ts";
import { type Answer, isRefusal, type Refusal, refuse } from "./answers.ts";
import type { Operation } from "./operation.ts";
import { readJson } from "./read-json.ts";
import { chooseVersion, refuseMediaType, type Served, versionHeaders } from "./versions.ts";
import { writeAnswer } from "./write-answer.ts";

type HonoContext = Context<SignedIn>;

/** The HTTP side of an operation: rate limit, version, faults asked for, who may, body; then the operation itself. */
export function serveOperation(operation: Operation, atlas: AtlasContext) {
  return async (c: HonoContext): Promise<Response> => {
    const query = new URL(c.req.url).searchParams;
    const served = chooseVersion(operation, c.req.header("accept"), atlas.clock.now());
    const taken = atlas.rateLimits.take(operation.rateLimit, scopeOf(c), c.req.path.slice(1));
    const answer = taken.refusal ?? (isRefusal(served) ? served : await answerCall(operation, served, atlas, c, query));
    return writeAnswer(answer, {
      version: isRefusal(served) ? operation.version : served.version,
      headers: { ...taken.headers, ...versionHeaders(served) },
      pretty: query.get("pretty") === "true",
      envelope: query.get("envelope") === "true",
    });
  };
}

/** Each project, and for what belongs to none each organization, has rate limits of its own. */
function scopeOf(c: HonoContext): string {
  const { groupId = "" } = c.req.param();
  return isAtlasId(groupId) ? groupId : c.get("caller").orgId;
}

async function answerCall(
  operation: Operation,
  served: Served,
  context: AtlasContext,
  c: HonoContext,
  query: URLSearchParams,
): Promise<Answer> {
  const fault = context.faults.take(operation.id);
  const disturbed = fault === undefined ? undefined : await disturb(fault, operation, context, c);
  if (disturbed !== undefined) return disturbed;
  const call = {
    context,
    caller: c.get("caller"),
    address: plainAddress(c.env.incoming.socket.remoteAddress),
    params: c.req.param(),
    query,
    href: `${context.baseUrl}${c.req.path}`,
    stuck: fault?.stuck === true,
  };
  const refusal = operation.admit?.(call);
  if (refusal !== undefined) return refusal;
  const body = await readBody(operation, c);
  if (isRefusal(body)) return body;
  const { readBody: read = asItIs, writeBody: write = asItIs } = served.older ?? {};
  const answer = await operation.handle({ ...call, body: read(body) });
  return isRefusal(answer) || answer.body === undefined ? answer : { ...answer, body: write(answer.body) };
}

/** Does to a call what was asked for; answers what it is refused with, if it is. */
async function disturb(
  fault: FaultOrder,
  operation: Operation,
  context: AtlasContext,
  c: HonoContext,
): Promise<Refusal | undefined> {
  const params = c.req.param();
  if (fault.delayMs !== undefined) await delay(fault.delayMs);
  if (fault.byHand !== undefined) {
    const place = { project: params.groupId, cluster: params.clusterName ?? params.name };
    const made = await makeChange(context, fault.byHand, place);
    if (isRefusal(made)) context.log.warn({ change: fault.byHand.change, why: made.detail }, "a change by hand failed");
  }
  if (fault.reset) {
    c.env.incoming.socket.destroy();
    return refuse("UNEXPECTED_ERROR");
  }
  return refuseOnPurpose(fault, { operation, rateLimits: context.rateLimits, path: c.req.path.slice(1), params });
}

async function readBody(operation: Operation, c: HonoContext): Promise<unknown | Refusal> {
  if (operation.method !== "POST" && operation.method !== "PATCH") return undefined;
  const text = await c.req.text();
  return (text === "" ? undefined : refuseMediaType(c.req.header("content-type"))) ?? readJson(text);
}

function asItIs(body: unknown): unknown {
  return body;
}
