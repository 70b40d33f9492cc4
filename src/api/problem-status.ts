import type { ContentfulStatusCode } from "hono/utils/http-status";
import type { ServiceProblemCode } from "../services/problems.ts";

export type ApiProblemCode =
  | ServiceProblemCode
  | "validation_failed"
  | "body_not_json"
  | "body_too_large"
  | "path_not_found"
  | "foreign_origin"
  | "too_many_attempts"
  | "not_ready"
  | "database_unavailable"
  | "internal_error";

/** The HTTP status of every code that leaves this service. */
export const problemStatus = {
  sign_in_required: 401,
  key_refused: 401,
  card_declined: 402,
  role_missing: 403,
  foreign_origin: 403,
  too_many_attempts: 429,
  hospital_not_found: 404,
  run_not_found: 404,
  key_not_found: 404,
  path_not_found: 404,
  name_taken: 409,
  key_name_taken: 409,
  own_key: 409,
  key_lies_in_file: 409,
  target_mismatch: 409,
  hospital_busy: 409,
  hospital_state_conflict: 409,
  run_state_conflict: 409,
  queue_full: 409,
  plan_moved: 409,
  approved_already: 409,
  recovery_needed: 409,
  payment_due: 409,
  upgrades_frozen: 409,
  card_not_taken_here: 409,
  already_subscribed: 409,
  not_subscribed: 409,
  case_closed: 409,
  delivery_not_found: 404,
  case_not_found: 404,
  reconciliation_not_found: 404,
  stripe_not_configured: 404,
  signature_missing: 400,
  signature_wrong: 400,
  signature_old: 400,
  wrong_mode: 400,
  event_unreadable: 400,
  paid_already: 409,
  price_not_configured: 422,
  portal_not_offered: 422,
  gateway_refused: 502,
  gateway_rate_limited: 503,
  gateway_unavailable: 503,
  own_run: 403,
  override_needs_role: 403,
  plan_not_found: 404,
  revision_not_found: 404,
  nothing_to_undo: 422,
  address_twice: 422,
  too_many_comments: 422,
  atlas_would_refuse: 422,
  credentials_gone: 410,
  body_too_large: 413,
  body_not_json: 400,
  validation_failed: 422,
  dummy_card_not_allowed: 422,
  tier_retired: 422,
  tier_not_in_plan: 422,
  downgrade_refused: 422,
  config_required: 422,
  name_not_confirmed: 422,
  protection_needs_paid_tier: 422,
  provisioning_failed: 502,
  not_ready: 503,
  database_unavailable: 503,
  internal_error: 500,
} as const satisfies Readonly<Record<ApiProblemCode, ContentfulStatusCode>>;
