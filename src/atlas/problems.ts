import type { Problem } from "../foundation/errors.ts";
import type { Failure } from "./client/failure.ts";

export type AtlasProblemCode =
  | "atlas_unreachable"
  | "atlas_key_refused"
  | "atlas_address_not_allowed"
  | "atlas_permission_missing"
  | "atlas_rate_limited"
  | "atlas_unavailable"
  | "atlas_answer_unexpected";

/** Why Atlas could not be read. */
export type AtlasProblem = Problem & {
  readonly code: AtlasProblemCode;
  /** Atlas' own `errorCode`, or the network's; empty if there is none. */
  readonly atlasCode: string;
  /** Atlas' own words: for the log and for ops, never for the public. */
  readonly detail: string;
};

type Entry = Pick<Problem, "message" | "nextStep" | "retryable">;

const catalogue: Readonly<Record<AtlasProblemCode, Entry>> = {
  atlas_unreachable: {
    message: "Atlas could not be reached.",
    nextStep: "Check this server's network, proxy and DNS, then try again.",
    retryable: true,
  },
  atlas_key_refused: {
    message: "Atlas refused the API key.",
    nextStep: "Check MONGODB_ATLAS_PUBLIC_KEY and MONGODB_ATLAS_PRIVATE_KEY, and that the key still exists in Atlas.",
    retryable: false,
  },
  atlas_address_not_allowed: {
    message: "Atlas refused this server's address for the API key.",
    nextStep: "Add this server's address to the access list of the API key itself (Organization, Access Manager).",
    retryable: false,
  },
  atlas_permission_missing: {
    message: "The API key may not read this in Atlas.",
    nextStep: "Give the key the role Project Read Only, or more, in the project; check that the project still exists.",
    retryable: false,
  },
  atlas_rate_limited: {
    message: "Atlas is turning requests away because there were too many.",
    nextStep: "Try again in a minute.",
    retryable: true,
  },
  atlas_unavailable: {
    message: "Atlas answered with an error of its own.",
    nextStep: "Look at status.mongodb.com and try again.",
    retryable: true,
  },
  atlas_answer_unexpected: {
    message: "Atlas gave an answer that this service does not understand.",
    nextStep: "Look at the log for Atlas' words; a newer version of this service may be needed.",
    retryable: false,
  },
};

/** Atlas' own codes (Atlas Administration API, "Error Codes") whose HTTP status alone would mislead. */
const byErrorCode: Readonly<Record<string, AtlasProblemCode>> = {
  IP_ADDRESS_NOT_ON_ACCESS_LIST: "atlas_address_not_allowed",
  ORG_REQUIRES_ACCESS_LIST: "atlas_address_not_allowed",
  ORG_REQUIRES_WHITELIST: "atlas_address_not_allowed",
  USER_UNAUTHORIZED: "atlas_permission_missing",
  NOT_IN_GROUP: "atlas_permission_missing",
  USER_CANNOT_ACCESS_ORG: "atlas_permission_missing",
};

/** The problem that a failed request is. A rate limit tells `extra.retryAfterSeconds` where Atlas said it. */
export function problemOf(failure: Failure): AtlasProblem {
  const code = codeOf(failure);
  const { errorCode: atlasCode, detail, retryAfterSeconds } = failure;
  const extra = retryAfterSeconds === undefined ? {} : { extra: { retryAfterSeconds } };
  return { code, ...catalogue[code], atlasCode, detail, ...extra };
}

function codeOf({ status, errorCode, kind }: Failure): AtlasProblemCode {
  if (kind === "unanswered") return "atlas_unreachable";
  if (kind === "unreadable") return status >= 500 ? "atlas_unavailable" : "atlas_answer_unexpected";
  const known = byErrorCode[errorCode];
  if (known) return known;
  // A wrong key is told apart from a missing role by nothing but the status: its code is UNEXPECTED_ERROR.
  if (status === 401) return "atlas_key_refused";
  if (status === 403) return "atlas_permission_missing";
  if (status === 429) return "atlas_rate_limited";
  return status >= 500 ? "atlas_unavailable" : "atlas_answer_unexpected";
}
