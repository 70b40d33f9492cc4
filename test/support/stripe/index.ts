import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { text } from "node:stream/consumers";
import { onTestFinished } from "vitest";
import { stripeEvent } from "../billing/stripe-events.ts";
import { type StripeActions, stripeActions } from "./actions.ts";
import { answer, apiError, goWrong, type HttpFault } from "./http-faults.ts";
import { type Reply, route } from "./routes.ts";
import { createWorld, type World } from "./world.ts";

export const standInKey = "sk_test_canary0of0the0stand0in";

export type StripeStandIn = {
  readonly url: string;
  readonly world: World;
  readonly actions: StripeActions;
  /** The events that were told so far, oldest first, in JSON. */
  readonly events: readonly string[];
  /** Lets the next requests go wrong, one by one. */
  readonly failNext: (...faults: HttpFault[]) => void;
  /** `POST /v1/…`, one per request that came. */
  readonly requests: readonly string[];
};

/** Stripe over HTTP on 127.0.0.1, in memory, at a free port; it stops with the test. */
export async function startStripeStandIn(): Promise<StripeStandIn> {
  const world = createWorld();
  const events: string[] = [];
  const requests: string[] = [];
  const faults: HttpFault[] = [];
  const kept = new Map<string, Reply>();
  const handle = async (request: IncomingMessage, response: ServerResponse) => {
    const { pathname, searchParams } = new URL(request.url ?? "", "http://127.0.0.1");
    const method = request.method ?? "";
    const body = await text(request);
    requests.push(`${method} ${pathname}`);
    const fault = faults.shift();
    if (fault !== undefined) return goWrong(fault, request, response);
    if (request.headers.authorization !== `Bearer ${standInKey}`) {
      return answer(response, 401, apiError("invalid_request_error", "Invalid API Key provided."));
    }
    const key = method === "POST" ? request.headers["idempotency-key"] : undefined;
    const replayed = key === undefined ? undefined : kept.get(String(key));
    const reply =
      replayed ?? route(world, method, pathname, method === "POST" ? new URLSearchParams(body) : searchParams);
    if (key !== undefined) kept.set(String(key), reply);
    answer(response, reply.status, reply.body, replayed ? { "idempotent-replayed": "true" } : {});
  };
  const server = createServer((request, response) => void handle(request, response));
  await new Promise<void>((listening) => server.listen(0, "127.0.0.1", listening));
  onTestFinished(async () => {
    server.closeAllConnections();
    await new Promise((closed) => server.close(closed));
  });
  const { port } = server.address() as AddressInfo;
  const actions = stripeActions(world, (type, object, previous) => {
    events.push(stripeEvent(type, object, previous ? { data: { object, previous_attributes: previous } } : {}));
  });
  return {
    url: `http://127.0.0.1:${port}`,
    world,
    actions,
    events,
    requests,
    failNext: (...next) => void faults.push(...next),
  };
}
