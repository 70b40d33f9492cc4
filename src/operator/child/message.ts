import type { EngineEvent } from "@pulumi/pulumi/automation/index.js";
import type { HospitalStackOutputs } from "../../../stacks/hospital/config.ts";
import type { OperationRequest, StackState, StackTarget } from "../port.ts";

/** Where and with what the engine works; the same for every operation of one operator. */
export type EngineSettings = {
  readonly pulumiPath: string;
  readonly pulumiVersion: string;
  readonly pulumiHome: string;
  /** Folder of the stacks' settings, one folder per stack inside. */
  readonly workDir: string;
  readonly stateUrl: string;
  readonly passphraseFile: string;
  /** What every process of the engine inherits, and nothing beside it. */
  readonly environment: Readonly<Record<string, string>>;
  /** How long to go on when the service is gone, in milliseconds; for ever by default. */
  readonly orphanMs?: number;
  /** Folders of plugins that are not installed in `pulumiHome`; empty with the official ones. */
  readonly plugins: readonly { readonly name: string; readonly path: string }[];
};

/** The one thing that a child is ever told, and a wish to stop. It travels on a pipe, never as an argument. */
export type ToChild =
  | { readonly kind: "operate"; readonly request: OperationRequest; readonly engine: EngineSettings }
  | { readonly kind: "read-state" | "read-locks"; readonly target: StackTarget; readonly engine: EngineSettings }
  /** All of the stack's, if they still are these. */
  | {
      readonly kind: "break-locks";
      readonly files: readonly string[];
      readonly target: StackTarget;
      readonly engine: EngineSettings;
    }
  | { readonly kind: "cancel" };

/** A lock as the engine tells it; `timestamp` is RFC 3339, in whole seconds. */
export type ToldLock = {
  readonly file: string;
  readonly pid: number;
  readonly username: string;
  readonly hostname: string;
  readonly timestamp: string;
};

/** What a child tells while it works; all but `event` are last words. */
export type FromChild =
  | { readonly kind: "event"; readonly event: EngineEvent }
  | { readonly kind: "done"; readonly outputs?: HospitalStackOutputs }
  | { readonly kind: "state"; readonly state: StackState }
  | { readonly kind: "locks"; readonly locks: readonly ToldLock[] }
  /** `text` is the engine's own and may hold anything. */
  | { readonly kind: "failed"; readonly text: string };
