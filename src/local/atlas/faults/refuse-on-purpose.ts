import { isErrorCode, type Parameter, parameterCount, type Refusal, refuse } from "../http/answers.ts";
import type { Operation } from "../http/operation.ts";
import type { RateLimits } from "../http/rate-limits.ts";
import type { FaultOrder } from "./fault-order.ts";

const usualWaitSeconds = 60;

export type Called = {
  readonly operation: Pick<Operation, "rateLimit">;
  readonly rateLimits: RateLimits;
  /** Path of the call, without the slash in front. */
  readonly path: string;
  readonly params: Readonly<Record<string, string>>;
};

/** The error that a call is to be answered with, in Atlas' own words where the code is one of Atlas'. */
export function refuseOnPurpose(order: FaultOrder, called: Called): Refusal | undefined {
  const { code = "UNEXPECTED_ERROR", status, detail } = order;
  if (order.code === undefined && status === undefined) return undefined;
  const retryAfter = order.retryAfterSeconds ?? (code === "RATE_LIMITED_TOKEN_BUCKET" ? usualWaitSeconds : undefined);
  const parameters = order.parameters ?? parametersOf(code, called, retryAfter ?? usualWaitSeconds);
  const known: Refusal = isErrorCode(code)
    ? refuse(code, ...parameters)
    : { ...refuse("UNEXPECTED_ERROR"), errorCode: code, detail: "This fault was asked for.", parameters };
  const headers: Record<string, string> = retryAfter === undefined ? {} : { "Retry-After": String(retryAfter) };
  return { ...known, status: status ?? known.status, detail: detail ?? known.detail, headers };
}

/** What Atlas puts into the text: most often what the path names, the nearest first. */
function parametersOf(code: string, { operation, rateLimits, path, params }: Called, waitSeconds: number): Parameter[] {
  if (!isErrorCode(code)) return [];
  if (code !== "RATE_LIMITED_TOKEN_BUCKET") return Object.values(params).reverse().slice(0, parameterCount(code));
  const { capacity, refillPerMinute } = rateLimits.sizeOf(operation.rateLimit).value;
  return [path, waitSeconds, capacity, refillPerMinute, 60];
}
