import { createHash } from "node:crypto";
import type { ChangeSet, ResourceChange } from "../../src/domain/change-set.ts";
import { done, type Outcome, refused } from "../../src/foundation/errors.ts";
import type { EngineProblem, OperationRequest, OperationResult, Operator } from "../../src/operator/port.ts";
import type { HospitalStackOutputs } from "../../stacks/hospital/config.ts";

type Answer = Outcome<OperationResult, EngineProblem>;

export type FakeOperator = Operator & {
  /** Every operation that was begun, in order. */
  readonly begun: OperationRequest[];
  /** Answers the next operation of this kind with a problem. */
  readonly failNext: (kind: OperationRequest["kind"], problem: Partial<EngineProblem>) => void;
  /** Holds operations of this kind until the answer is called, or until they are canceled. */
  readonly hold: (kind: OperationRequest["kind"]) => () => void;
};

/** An operator without an engine: it remembers each stack's last config, and makes what a preview of it would say. */
export function createFakeOperator(
  outputsOf: (request: OperationRequest) => Promise<HospitalStackOutputs>,
): FakeOperator {
  const states = new Map<string, string>();
  const begun: OperationRequest[] = [];
  const failures = new Map<string, Partial<EngineProblem>>();
  const holds = new Map<string, Promise<void>>();

  async function answer(request: OperationRequest, canceled: Promise<void>): Promise<Answer> {
    const held = holds.get(request.kind);
    if (held) {
      const wasCanceled = await Promise.race([held.then(() => false), canceled.then(() => true)]);
      if (wasCanceled) return refused(problem({ code: "operation_canceled" }));
    }
    const failure = failures.get(request.kind);
    failures.delete(request.kind);
    if (failure) return refused(problem(failure));
    const { slug } = request.target.config;
    const wanted = JSON.stringify(request.target.config);
    const before = states.get(slug);
    if (request.kind === "preview-destroy") return done({ changeSet: changeSet(before ? "delete" : "same") });
    if (request.kind === "destroy") {
      states.delete(slug);
      return done({ changeSet: changeSet("delete") });
    }
    const operation = before === undefined ? "create" : before === wanted ? "same" : "update";
    if (request.kind === "up") {
      states.set(slug, wanted);
      return done({ changeSet: changeSet(operation), outputs: await outputsOf(request) });
    }
    return done({ changeSet: changeSet(operation), planDigest: `digest of ${wanted.length}` });
  }

  return {
    begun,
    failNext: (kind, failure) => {
      failures.set(kind, failure);
    },
    hold: (kind) => {
      const { promise, resolve } = Promise.withResolvers<void>();
      holds.set(kind, promise);
      return () => {
        holds.delete(kind);
        resolve();
      };
    },
    versions: { pulumi: "0.0.0", program: "program of the tests", plugins: "fake 0.0.0" },
    readState: async ({ config: { slug } }) => {
      const known = states.get(slug);
      const fingerprint = createHash("sha256")
        .update(known ?? "")
        .digest("hex");
      return done({ exists: known !== undefined, fingerprint, resources: known ? ["cluster"] : [], pending: [] });
    },
    breakOwnLock: async () => ({ broken: false, holder: null }),
    start: (request, onProgress, onEngineEvent) => {
      begun.push(request);
      const { promise, resolve } = Promise.withResolvers<void>();
      onProgress({ kind: "message", severity: "warning", text: "the engine's own words" });
      onProgress({ kind: "resource-started", urn: "urn:c", type: clusterType, name: "cluster", operation: "update" });
      onEngineEvent?.(JSON.stringify({ sequence: 1, timestamp: 1_795_000_000, preludeEvent: { config: {} } }));
      return { result: answer(request, promise), cancel: resolve, forceCancel: resolve };
    },
    close: async () => {},
  };
}

const clusterType = "mongodbatlas:index/advancedCluster:AdvancedCluster";

function changeSet(operation: "same" | "create" | "update" | "delete"): ChangeSet {
  const counts = { create: 0, update: 0, replace: 0, delete: 0, import: 0, same: 0, [operation]: 1 };
  const cluster: ResourceChange = {
    urn: "urn:c",
    type: clusterType,
    name: "cluster",
    operation,
    properties: [],
    replacedBecauseOf: [],
  };
  return { resources: [cluster], counts, hasChanges: operation !== "same" };
}

function problem(given: Partial<EngineProblem>): EngineProblem {
  return {
    code: "engine_failed",
    message: "The engine failed.",
    nextStep: "Try again.",
    retryable: true,
    detail: "as the test wished",
    ...given,
  };
}
