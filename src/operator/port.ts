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
  /**
   * Takes over into the state what Atlas has. `clearPendingCreates` forgets creations that broke off: only after what they
   * left in Atlas was adopted or is known not to be there.
   */
  | { kind: "refresh"; target: StackTarget; clearPendingCreates?: boolean }
  | { kind: "preview-destroy"; target: StackTarget }
  /** Refreshes and then destroys, since Atlas answers 404 for what is gone already. */
  | { kind: "destroy"; target: StackTarget };

/** Existing Atlas resources to take into a state that does not have them, by import id; users beside their generation. */
export type Adoption = {
  readonly project?: string;
  readonly cluster?: string;
  readonly users?: readonly { readonly generation: number; readonly importId: string }[];
};

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
  /** What was done all the same, before it ended. Absent if the engine never came to it. */
  readonly finished?: readonly FinishedStep[];
};

/** One thing that an operation did to a resource; `operation` in Pulumi's words. */
export type FinishedStep = { readonly urn: string; readonly name: string; readonly operation: string };

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
  | "cluster_busy"
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

/** What a stack's state says, without any property of it. */
export type StackState = {
  readonly exists: boolean;
  /**
   * SHA-256 (hex) of the state without times, secrets and the engine's own notes. It stays while nothing changes, over
   * any number of previews and applies; a refresh that learns something moves it. A stack that does not exist has that of
   * an empty one.
   */
  readonly fingerprint: string;
  /** Logical names of what the hospital owns, such as `cluster`; sorted. */
  readonly resources: readonly string[];
  /** What the engine had begun when it was killed; `kind` as Pulumi names it, such as `creating`. */
  readonly pending: readonly PendingOperation[];
};

export type PendingOperation = { readonly urn: string; readonly type: string; readonly kind: string };

/**
 * `holder` says in words who holds the stack's lock now; null if nobody does. `isOurs` if an operation of ours is still
 * at the stack whose service died: it winds down by itself.
 */
export type LockAnswer = { readonly broken: boolean; readonly holder: string | null; readonly isOurs: boolean };

/** What a plan depends on, beside configuration and state: another one may come out when one of these changes. */
export type EngineVersions = {
  readonly pulumi: string;
  /** SHA-256 (hex) over the sources of the stack program. */
  readonly program: string;
  readonly plugins: string;
};

/** Runs Pulumi operations, each in a child process of its own. */
export type Operator = {
  readonly versions: EngineVersions;
  /** `onEngineEvent` gets every event of the engine as one line of JSON, free of secrets. */
  readonly start: (
    request: OperationRequest,
    onProgress: (progress: OperationProgress) => void,
    onEngineEvent?: (line: string) => void,
  ) => RunningOperation;
  /** Reads the state as it is stored, without any process where it lies in files. Does not look at Atlas. */
  readonly readState: (target: StackTarget) => Promise<Outcome<StackState, EngineProblem>>;
  /**
   * Removes the stack's lock if an operation of ours left it that died on this host, and only then. A lock of a living
   * process, of another host or of a person is left alone. Where the state lies in a bucket it takes processes of the engine,
   * and the locks of others are told only if an operation of ours has died.
   */
  readonly breakOwnLock: (target: StackTarget) => Promise<Outcome<LockAnswer, EngineProblem>>;
  /** Ends the spare child and waits for running operations to be gone. */
  readonly close: () => Promise<void>;
};
