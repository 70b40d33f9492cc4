import { setTimeout as wait } from "node:timers/promises";
import { z } from "zod";
import { done, type Outcome, refused } from "../../foundation/errors.ts";
import { type RandomBytes, systemRandom } from "../../foundation/ids.ts";
import { jsonOf } from "../../foundation/json-of.ts";
import type { AtlasAccess } from "../access.ts";
import { type AtlasProblem, problemOf } from "../problems.ts";
import { type Answer, httpExchange } from "./exchange.ts";
import type { Failure } from "./failure.ts";
import { retryAfterSeconds, withRetries } from "./retry.ts";
import { signedExchange } from "./sign-requests.ts";

export type AtlasClientOptions = {
  /** Limit of one round trip. */
  readonly timeoutMs?: number;
  /** How often a request is sent at most when Atlas stumbles. */
  readonly attempts?: number;
  readonly longestWaitMs?: number;
  readonly delay?: (milliseconds: number) => Promise<void>;
  readonly random?: RandomBytes;
};

/** Reads one document of the Admin API; `path` is what comes after `/api/atlas/v2`, `version` the date of its shape. */
export type AtlasClient = {
  readonly get: <T>(path: string, version: string, shape: z.ZodType<T>) => Promise<Outcome<T, AtlasProblem>>;
};

const ApiError = z.object({ errorCode: z.string().default(""), detail: z.string().default("") });

/** A client that only reads. It signs in with the API key and is patient with what passes by itself. */
export function atlasClient(access: AtlasAccess, options: AtlasClientOptions = {}): AtlasClient {
  const { timeoutMs = 15_000, attempts = 4, longestWaitMs = 5_000, random = systemRandom } = options;
  const delay = options.delay ?? ((milliseconds: number) => wait(milliseconds));
  const base = `${access.baseUrl.replace(/\/+$/, "")}/api/atlas/v2`;
  const exchange = signedExchange(httpExchange(timeoutMs), access, random);
  return {
    get: async (path, version, shape) => {
      const url = new URL(`${base}${path}`);
      const headers = { accept: `application/vnd.atlas.${version}+json` };
      const result = await withRetries(() => exchange(url, headers), { attempts, longestWaitMs, delay, random });
      return read(url, result, shape);
    },
  };
}

function read<T>(url: URL, result: Answer | Failure, shape: z.ZodType<T>): Outcome<T, AtlasProblem> {
  if (result.kind !== "answer") return refused(problemOf(result));
  const { status, text } = result;
  const body = jsonOf(text);
  if (status < 200 || status > 299) return refused(problemOf(refusal(url, result, body)));
  const parsed = shape.safeParse(body);
  if (parsed.success) return done(parsed.data);
  const reason = body === undefined ? "it is not JSON" : z.prettifyError(parsed.error);
  const detail = `GET ${url.href}: HTTP ${status}, but the answer can't be read: ${reason}`;
  return refused(problemOf({ kind: "unreadable", status, errorCode: "", detail }));
}

function refusal(url: URL, answer: Answer, body: unknown): Failure {
  const { status } = answer;
  const { errorCode, detail } = ApiError.catch({ errorCode: "", detail: "" }).parse(body);
  const seconds = retryAfterSeconds(answer);
  return {
    kind: "refused",
    status,
    errorCode,
    detail: `GET ${url.href}: HTTP ${status} ${errorCode} ${detail}`.trimEnd(),
    ...(seconds !== undefined && { retryAfterSeconds: seconds }),
  };
}
