import type { HospitalStackConfig, HospitalStackOutputs } from "../../stacks/hospital/config.ts";
import type { AtlasAccess } from "../atlas/access.ts";
import type { ChangeSet } from "../domain/change-set.ts";
import type { Outcome, Problem } from "../foundation/errors.ts";

export type StackTarget = {
  readonly config: HospitalStackConfig;
  readonly atlas: AtlasAccess;
};

export type OperationRequest =
  /** Plans a change and saves the plan to `planPath`. `refresh` looks at Atlas first. `adopt` imports what is not in the state yet. */
  | { kind: "preview"; target: StackTarget; planPath: string; refresh?: boolean; adopt?: Adoption }
  /** Applies the plan of `planPath` if its SHA-256 is still `planDigest`. */
  | { kind: "up"; target: StackTarget; planPath: string; planDigest: string; refresh?: boolean; adopt?: Adoption }
  /** Compares the state with Atlas and changes nothing: drift. */
  | { kind: "preview-refresh"; target: StackTarget }
  | { kind: "refresh"; target: StackTarget }
  | { kind: "preview-destroy"; target: StackTarget }
  /** Refreshes and then destroys, since Atlas answers 404 for what is gone already. */
  | { kind: "destroy"; target: StackTarget };

/** Existing Atlas resources to take into a state that does not have them, by import id. */
export type Adoption = { readonly project?: string; readonly cluster?: string };

export type OperationResult = {
  readonly changeSet: ChangeSet;
  /** SHA-256 (hex) of the saved plan; only of a preview. */
  readonly planDigest?: string;
  /** Only of an `up`; holds the passwords, never to be stored or logged in clear. */
  readonly outputs?: HospitalStackOutputs;
};

/** What a watcher of a running operation is told. Free of secrets. */
export type OperationProgress =
  | { kind: "resource-started"; urn: string; type: string; name: string; operation: string }
  | { kind: "resource-finished"; urn: string; type: string; name: string; operation: string }
  | { kind: "resource-failed"; urn: string; type: string; name: string; operation: string }
  | { kind: "message"; severity: "info" | "warning" | "error"; text: string };

export type EngineProblem = Problem & {
  readonly code: EngineProblemCode;
  readonly urn?: string;
  /** The engine's words, redacted; for the log and for ops, never for the public. */
  readonly detail: string;
};

export type EngineProblemCode =
  | "atlas_key_refused"
  | "atlas_address_not_allowed"
  | "atlas_permission_missing"
  | "atlas_project_not_found"
  | "atlas_region_unavailable"
  | "atlas_out_of_capacity"
  | "atlas_payment_missing"
  | "atlas_rate_limited"
  | "atlas_unavailable"
  | "atlas_unreachable"
  | "atlas_limit_reached"
  | "project_name_taken"
  | "cluster_name_taken"
  | "cluster_name_invalid"
  | "cluster_change_refused"
  | "cluster_protected"
  | "connection_string_not_ready"
  | "user_exists"
  | "user_name_invalid"
  | "user_password_invalid"
  | "plan_violated"
  | "plan_tampered"
  | "plan_forbidden"
  | "stack_locked"
  | "stack_not_found"
  | "operation_canceled"
  | "operation_interrupted"
  | "operation_timed_out"
  | "engine_failed";

export type RunningOperation = {
  readonly result: Promise<Outcome<OperationResult, EngineProblem>>;
  /** Asks politely, once: running creates are awaited, then it ends as `operation_canceled`. */
  readonly cancel: () => void;
  /** Kills everything of the operation at once. The state is unknown then: `operation_interrupted`. */
  readonly forceCancel: () => void;
};

/** Runs Pulumi operations, each in a child process of its own. */
export type Operator = {
  readonly start: (request: OperationRequest, onProgress: (progress: OperationProgress) => void) => RunningOperation;
  /** Ends the spare child and waits for running operations to be gone. */
  readonly close: () => Promise<void>;
};
