import { createHash } from "node:crypto";
import { readFile, writeFile } from "node:fs/promises";
import type { ChangeSet, Operation, PropertyChange, ResourceChange } from "../../src/domain/change-set.ts";
import { canonicalJson } from "../../src/foundation/canonical-json.ts";
import { done, type Outcome, refused } from "../../src/foundation/errors.ts";
import type { EngineProblem, OperationRequest, OperationResult, Operator } from "../../src/operator/port.ts";
import type { HospitalStackConfig, HospitalStackOutputs } from "../../stacks/hospital/config.ts";
import type { FakeAtlas } from "./fake-atlas.ts";

type Answer = Outcome<OperationResult, EngineProblem>;
type Kind = OperationRequest["kind"];

export type FakeOperator = Operator & {
  /** Every operation that was begun, in order. */
  readonly begun: OperationRequest[];
  /** What each stack's state has. */
  readonly states: Map<string, HospitalStackConfig>;
  /** Answers the next operation of this kind with a problem. */
  readonly failNext: (kind: Kind, problem: Partial<EngineProblem>) => void;
  /** Holds operations of this kind until the answer is called, or until they are canceled or killed. */
  readonly hold: (kind: Kind) => () => void;
  /** Holds operations of this kind until they are killed: they don't listen to a polite wish. */
  readonly holdDeaf: (kind: Kind) => () => void;
};

/**
 * An operator without an engine: a stack's state is the configuration that was applied last, and an apply writes it to
 * the fake Atlas as well. Plans are files that it reads back, so that what is applied is what was previewed.
 */
export function createFakeOperator(
  atlas: Pick<FakeAtlas, "has">,
  outputsOf: (request: OperationRequest) => Promise<HospitalStackOutputs>,
): FakeOperator {
  const states = new Map<string, HospitalStackConfig>();
  const begun: OperationRequest[] = [];
  const failures = new Map<string, Partial<EngineProblem>>();
  const holds = new Map<string, { until: Promise<void>; deaf: boolean }>();

  async function answer(request: OperationRequest, canceled: Promise<void>, killed: Promise<void>): Promise<Answer> {
    const held = holds.get(request.kind);
    if (held) {
      const end = await Promise.race([
        held.until.then(() => null),
        killed.then(() => "operation_interrupted" as const),
        ...(held.deaf ? [] : [canceled.then(() => "operation_canceled" as const)]),
      ]);
      if (end) return refused(problem({ code: end }));
    }
    const failure = failures.get(request.kind);
    failures.delete(request.kind);
    return failure ? refused(problem(failure)) : perform(request);
  }

  async function perform(request: OperationRequest): Promise<Answer> {
    const { config } = request.target;
    const { slug, clusterName } = config;
    const [known, real] = [states.get(slug), atlas.has.get(clusterName)];
    switch (request.kind) {
      case "preview": {
        const planned = changeSet(request.refresh ? real : known, config);
        await writeFile(request.planPath, `${canonicalJson(config)} at ${performance.now()}`);
        return done({ changeSet: planned, planDigest: await digestOf(request.planPath) });
      }
      case "up": {
        if ((await digestOf(request.planPath)) !== request.planDigest) {
          return refused(problem({ code: "plan_tampered" }));
        }
        const applied = changeSet(request.refresh ? real : known, config);
        states.set(slug, config);
        atlas.has.set(clusterName, config);
        return done({ changeSet: applied, outputs: await outputsOf(request) });
      }
      case "preview-refresh":
      case "refresh":
        return done({ changeSet: changeSet(known, real ?? null) });
      case "preview-destroy":
        return done({ changeSet: changeSet(known, null) });
      case "destroy":
        states.delete(slug);
        atlas.has.delete(clusterName);
        return done({ changeSet: changeSet(known, null) });
    }
  }

  function holding(kind: Kind, deaf: boolean): () => void {
    const { promise: until, resolve } = Promise.withResolvers<void>();
    holds.set(kind, { until, deaf });
    return () => {
      holds.delete(kind);
      resolve();
    };
  }

  return {
    begun,
    states,
    failNext: (kind, failure) => {
      failures.set(kind, failure);
    },
    hold: (kind) => holding(kind, false),
    holdDeaf: (kind) => holding(kind, true),
    versions: { pulumi: "0.0.0", program: "program of the tests", plugins: "fake 0.0.0" },
    readState: async ({ config: { slug } }) => {
      const known = states.get(slug);
      const resources = known ? ["cluster", "project", ...known.credentialGenerations.map((n) => `user-g${n}`)] : [];
      const fingerprint = sha256(known ? canonicalJson(known) : "");
      return done({ exists: known !== undefined, fingerprint, resources, pending: [] });
    },
    breakOwnLock: async () => done({ broken: false, holder: null, isOurs: false }),
    start: (request, onProgress, onEngineEvent) => {
      begun.push(request);
      const [canceled, killed] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()];
      onProgress({ kind: "message", severity: "warning", text: "the engine's own words" });
      onProgress({ kind: "resource-started", urn: "urn:c", type: clusterType, name: "cluster", operation: "update" });
      onEngineEvent?.(JSON.stringify({ sequence: 1, timestamp: 1_795_000_000, preludeEvent: { config: {} } }));
      return {
        result: answer(request, canceled.promise, killed.promise),
        cancel: canceled.resolve,
        forceCancel: killed.resolve,
      };
    },
    close: async () => {},
  };
}

const clusterType = "mongodbatlas:index/advancedCluster:AdvancedCluster";

/** One resource stands for all of them: a member of the configuration is a property of it. */
function changeSet(before: HospitalStackConfig | undefined, after: HospitalStackConfig | null): ChangeSet {
  const operation = operationOf(before, after);
  const counts = { create: 0, update: 0, replace: 0, delete: 0, import: 0, same: 0, [operation]: 1 };
  const cluster: ResourceChange = {
    urn: "urn:c",
    type: clusterType,
    name: "cluster",
    operation,
    properties: operation === "update" && before && after ? propertiesOf(before, after) : [],
    replacedBecauseOf: [],
  };
  return { resources: [cluster], counts, hasChanges: operation !== "same" };
}

function operationOf(before: HospitalStackConfig | undefined, after: HospitalStackConfig | null): Operation {
  if (!after) return before ? "delete" : "same";
  if (!before) return "create";
  return canonicalJson(before) === canonicalJson(after) ? "same" : "update";
}

function propertiesOf(before: HospitalStackConfig, after: HospitalStackConfig): PropertyChange[] {
  const keys = Object.keys(after) as (keyof HospitalStackConfig)[];
  return keys
    .filter((key) => canonicalJson(before[key] ?? null) !== canonicalJson(after[key] ?? null))
    .map((key) => ({ path: pathOf(key), before: before[key], after: after[key], secret: false, unknown: false }));
}

/** As the cluster's own property is called. */
function pathOf(key: keyof HospitalStackConfig): string {
  if (key === "tier") return "replicationSpecs[0].regionConfigs[0].electableSpecs.instanceSize";
  return key === "terminationProtection" ? "terminationProtectionEnabled" : key;
}

async function digestOf(path: string): Promise<string> {
  return sha256(await readFile(path, "utf8").catch(() => ""));
}

function sha256(text: string): string {
  return createHash("sha256").update(text).digest("hex");
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
