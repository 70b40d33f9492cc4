import { type ClientResponse, hc } from "hono/client";
import type { Api } from "./app.ts";
import type { ProblemBody } from "./problem.ts";

/** The API as typed calls: `client.api.v1.hospitals[":id"].$get({ param: { id } })`. */
export type Client = ReturnType<typeof hc<Api>>;

/** What the service said when it refused: RFC 9457 with our members. */
export type RefusedBody = import("zod").infer<typeof ProblemBody> & {
  readonly fields?: readonly { readonly field: string; readonly message: string }[];
};

type Refusals = 400 | 401 | 402 | 403 | 404 | 409 | 410 | 413 | 422 | 429 | 500 | 502 | 503;

/** The service refused, or what answered was not the service; `problem` is null then. */
export class RefusedCall extends Error {
  override readonly name = "RefusedCall";
  readonly status: number;
  readonly problem: RefusedBody | null;

  constructor(status: number, problem: RefusedBody | null) {
    super(problem?.detail ?? `HTTP ${status}`);
    this.status = status;
    this.problem = problem;
  }
}

/** `send` sends each request; a browser hands in its own `fetch`. */
export function createClient(baseUrl: string, send: typeof fetch): Client {
  return hc<Api>(baseUrl, { fetch: send });
}

/** What a call answered if it was granted, parsed from JSON. Throws `RefusedCall` for every refusal. */
export async function grantedBy<R extends ClientResponse<unknown>>(call: Promise<R>): Promise<Granted<R>> {
  const response: ClientResponse<unknown> = await call;
  if (!response.ok) throw new RefusedCall(response.status, await problemIn(response));
  return (response.status === 204 ? null : await response.json()) as Granted<R>;
}

type Granted<R> = R extends ClientResponse<infer Body, infer Status> ? (Status extends Refusals ? never : Body) : never;

async function problemIn(response: ClientResponse<unknown>): Promise<RefusedBody | null> {
  if (!response.headers.get("content-type")?.startsWith("application/problem+json")) return null;
  return (await response.json().catch(() => null)) as RefusedBody | null;
}
