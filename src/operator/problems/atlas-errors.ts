import type { EngineProblemCode } from "../port.ts";

/** Atlas' own error codes (Atlas Administration API, "Error Codes"), as far as a hospital's stack can meet them. */
const byErrorCode: Readonly<Record<string, EngineProblemCode>> = {
  IP_ADDRESS_NOT_ON_ACCESS_LIST: "atlas_address_not_allowed",
  ORG_REQUIRES_ACCESS_LIST: "atlas_address_not_allowed",
  ORG_REQUIRES_WHITELIST: "atlas_address_not_allowed",
  USER_UNAUTHORIZED: "atlas_permission_missing",
  NOT_IN_GROUP: "atlas_permission_missing",
  USER_CANNOT_ACCESS_ORG: "atlas_permission_missing",
  NOT_ORG_GROUP_CREATOR: "atlas_permission_missing",
  GROUP_NOT_FOUND: "atlas_project_not_found",
  INVALID_GROUP_ID: "atlas_project_not_found",
  ORG_NOT_FOUND: "atlas_project_not_found",
  INVALID_ORG_ID: "atlas_project_not_found",
  INVALID_REGION: "atlas_region_unavailable",
  REGION_UNAVAILABLE: "atlas_region_unavailable",
  OUT_OF_CAPACITY: "atlas_out_of_capacity",
  NO_CAPACITY: "atlas_out_of_capacity",
  NO_PAYMENT_INFORMATION_FOUND: "atlas_payment_missing",
  ACCOUNT_SUSPENDED: "atlas_payment_missing",
  RATE_LIMITED: "atlas_rate_limited",
  RATE_LIMITED_TOKEN_BUCKET: "atlas_rate_limited",
  MAX_GROUPS_PER_ORG_EXCEEDED: "atlas_limit_reached",
  CLUSTERS_LIMIT_EXCEEDED: "atlas_limit_reached",
  CANNOT_CREATE_FREE_CLUSTER_VIA_PUBLIC_API: "atlas_limit_reached",
  GROUP_USERS_LIMIT_EXCEEDED: "atlas_limit_reached",
  ATLAS_NETWORK_PERMISSIONS_LIMIT_EXCEEDED: "atlas_limit_reached",
  GROUP_ALREADY_EXISTS: "project_name_taken",
  DUPLICATE_CLUSTER_NAME: "cluster_name_taken",
  DUPLICATE_CLUSTER_NAME_PREFIX: "cluster_name_taken",
  CLUSTER_NAME_INVALID: "cluster_name_invalid",
  CLUSTER_NAME_TOO_LONG: "cluster_name_invalid",
  CLUSTER_NAME_PREFIX_INVALID: "cluster_name_invalid",
  ATLAS_RESERVED_CLUSTER_NAME: "cluster_name_invalid",
  CANNOT_TERMINATE_CLUSTER_WHEN_TERMINATION_PROTECTION_ENABLED: "cluster_protected",
  USER_ALREADY_EXISTS: "user_exists",
  ATLAS_INVALID_USERNAME: "user_name_invalid",
  INVALID_USERNAME: "user_name_invalid",
  BLOCKED_USERNAME: "user_name_invalid",
  SHORT_PASSWORD: "user_password_invalid",
  WEAK_PASSWORD: "user_password_invalid",
  COMMON_PASSWORD: "user_password_invalid",
};

/** What Atlas says of a region or size that it does not offer, and of other things when asked for other things. */
const wrongValue: ReadonlySet<string> = new Set(["INVALID_ATTRIBUTE", "INVALID_ENUM_VALUE"]);

export type AtlasAnswer = { readonly status: number; readonly errorCode: string; readonly aboutCluster: boolean };

/** The meaning of an Atlas answer; by its code where we know it, else by its HTTP status. */
export function codeOfAtlasError({ status, errorCode, aboutCluster }: AtlasAnswer): EngineProblemCode {
  const known = byErrorCode[errorCode];
  if (known) return known;
  if (aboutCluster && wrongValue.has(errorCode)) return "atlas_region_unavailable";
  // A wrong key is told apart from a missing role by nothing but the status: its code is UNEXPECTED_ERROR.
  if (status === 401) return "atlas_key_refused";
  if (status === 403) return "atlas_permission_missing";
  if (status === 402) return "atlas_payment_missing";
  if (status === 429) return "atlas_rate_limited";
  if (status >= 500) return "atlas_unavailable";
  return aboutCluster ? "cluster_change_refused" : "engine_failed";
}
