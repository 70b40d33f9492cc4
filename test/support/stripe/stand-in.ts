import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { text } from "node:stream/consumers";
import { stripeEvent } from "../billing/stripe-events.ts";
import { type StripeActions, stripeActions } from "./actions.ts";
import { answer, apiError, goWrong, type HttpFault } from "./http-faults.ts";
import { type Reply, route } from "./routes.ts";
import { createWorld, type World } from "./world.ts";

export const standInKey = "sk_test_canary0of0the0stand0in";

const broken: Reply = { status: 500, body: apiError("api_error", "An unknown error occurred.") };

type Kept = { readonly reply: Reply; readonly asked: string };

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
  readonly close: () => Promise<void>;
};

/** Stripe over HTTP on 127.0.0.1, in memory, at a free port. */
export async function openStripeStandIn(): Promise<StripeStandIn> {
  const world = createWorld();
  const events: string[] = [];
  const requests: string[] = [];
  const faults: HttpFault[] = [];
  const kept = new Map<string, Kept>();
  const handle = async (request: IncomingMessage, response: ServerResponse) => {
    const { pathname, searchParams } = new URL(request.url ?? "", "http://127.0.0.1");
    const method = request.method ?? "";
    const body = await text(request);
    requests.push(`${method} ${pathname}`);
    const fault = faults.shift();
    if (fault !== undefined && fault !== "500 kept") return goWrong(fault, request, response);
    if (request.headers.authorization !== `Bearer ${standInKey}`) {
      return answer(response, 401, apiError("invalid_request_error", "Invalid API Key provided."));
    }
    const form = method === "POST" ? new URLSearchParams(body) : searchParams;
    const key = method === "POST" ? request.headers["idempotency-key"] : undefined;
    if (key === undefined) {
      const { status, body: answered } = route(world, method, pathname, form);
      return answer(response, status, answered);
    }
    const known = kept.get(String(key));
    if (known && known.asked !== `${pathname} ${body}`) {
      return answer(response, 400, apiError("idempotency_error", "Keys can only be used with the same parameters."));
    }
    const reply = known?.reply ?? (fault ? broken : route(world, method, pathname, form));
    kept.set(String(key), { reply, asked: `${pathname} ${body}` });
    answer(response, reply.status, reply.body, known ? { "idempotent-replayed": "true" } : {});
  };
  const server = createServer((request, response) => void handle(request, response));
  await new Promise<void>((listening) => server.listen(0, "127.0.0.1", listening));
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
    close: async () => {
      server.closeAllConnections();
      await new Promise((closed) => server.close(closed));
    },
  };
}
