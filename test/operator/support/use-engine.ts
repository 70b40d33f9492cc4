import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll } from "vitest";
import type { AtlasAccess } from "../../../src/atlas/access.ts";
import type { Outcome } from "../../../src/foundation/errors.ts";
import { createOperator, type OperatorSettings } from "../../../src/operator/index.ts";
import type {
  Adoption,
  EngineProblem,
  LockAnswer,
  OperationProgress,
  OperationRequest,
  OperationResult,
  Operator,
  RunningOperation,
  StackState,
} from "../../../src/operator/port.ts";
import type { HospitalStackConfig } from "../../../stacks/hospital/config.ts";
import { startTestAtlas, type TestAtlas } from "../../local/atlas/support/local-atlas.ts";
import { hospitalConfig } from "../../stacks/support/hospital-config.ts";
import { operatorSettings } from "./operator-settings.ts";

type Options = {
  atlas?: Parameters<typeof startTestAtlas>[0];
  settings?: (usual: OperatorSettings, folder: string) => OperatorSettings | Promise<OperatorSettings>;
};
type More = { refresh?: boolean; adopt?: Adoption; atlas?: AtlasAccess; clearPendingCreates?: boolean };
export type Ending = Outcome<OperationResult, EngineProblem>;

export type Engine = {
  readonly atlas: TestAtlas;
  readonly operator: Operator;
  /** What the operator was made with; another one with the same works on the same stacks. */
  readonly settings: OperatorSettings;
  /** Holds everything that the engine writes. */
  readonly folder: string;
  readonly passphrase: string;
  /** Everything that watchers were told. */
  readonly progress: OperationProgress[];
  /** Every event of the engine, as a line of JSON. */
  readonly lines: string[];
  /** A hospital of this slug on the file's local Atlas. */
  readonly hospital: (slug: string, changes?: Partial<HospitalStackConfig>) => HospitalStackConfig;
  readonly planPath: (config: HospitalStackConfig) => string;
  readonly request: (kind: PlainKind, config: HospitalStackConfig, more?: More) => OperationRequest;
  readonly start: (request: OperationRequest) => RunningOperation;
  readonly run: (kind: PlainKind, config: HospitalStackConfig, more?: More) => Promise<Ending>;
  /** Starts applying what the last preview of this stack planned. */
  readonly startUp: (config: HospitalStackConfig, planDigest: string | undefined, more?: More) => RunningOperation;
  readonly state: (config: HospitalStackConfig) => Promise<StackState>;
  readonly breakOwnLock: (config: HospitalStackConfig) => Promise<LockAnswer>;
  /** Previews and applies; throws if one of the two is refused. */
  readonly apply: (config: HospitalStackConfig, more?: More) => Promise<OperationResult>;
};

type PlainKind = Exclude<OperationRequest["kind"], "up">;

/** The real engine with stand-in plugins on a local Atlas: one of each for all tests of a file. */
export function useEngine(options: Options = {}): () => Engine {
  let engine: Engine | undefined;
  beforeAll(async () => {
    engine = await startEngine(options);
  });
  afterAll(async () => {
    if (!engine) return;
    await engine.operator.close();
    await engine.atlas.end();
    await rm(engine.folder, { recursive: true, force: true });
  });
  return () => {
    if (!engine) throw new Error("The engine has not been started.");
    return engine;
  };
}

/** What of an ending was asked for; throws with the engine's words if it was refused. */
export function granted(ending: Ending): OperationResult {
  if (ending.ok) return ending.value;
  throw new Error(`refused with ${JSON.stringify(ending.problem, null, 2)}`);
}

/** The problem of a refusal; throws if there is none. */
export function refusal(ending: Ending): EngineProblem {
  if (!ending.ok) return ending.problem;
  throw new Error(`not refused: ${JSON.stringify(ending.value.changeSet.counts)}`);
}

export function accessTo({ atlas }: TestAtlas): AtlasAccess {
  const { baseUrl, publicKey, privateKey } = atlas;
  return { baseUrl, publicKey, privateKey };
}

async function startEngine(options: Options): Promise<Engine> {
  const folder = await mkdtemp(join(tmpdir(), "engine-"));
  const [atlas, usual] = await Promise.all([startTestAtlas(options.atlas), operatorSettings(folder)]);
  const settings = (await options.settings?.(usual.settings, folder)) ?? usual.settings;
  const operator = createOperator(settings);
  const progress: OperationProgress[] = [];
  const target = (config: HospitalStackConfig, more?: More) => ({ config, atlas: more?.atlas ?? accessTo(atlas) });
  const planPath = ({ slug }: HospitalStackConfig) => join(folder, `plan-of-${slug}.json`);
  const lines: string[] = [];
  const start = (request: OperationRequest) =>
    operator.start(
      request,
      (told) => progress.push(told),
      (line) => lines.push(line),
    );
  const request: Engine["request"] = (kind, config, more) =>
    kind === "preview"
      ? { kind, planPath: planPath(config), ...more, target: target(config, more) }
      : { kind, ...more, target: target(config, more) };
  const run: Engine["run"] = (kind, config, more) => start(request(kind, config, more)).result;
  const startUp: Engine["startUp"] = (config, planDigest = "", more) =>
    start({ kind: "up", planPath: planPath(config), planDigest, ...more, target: target(config, more) });
  return {
    ...{ atlas, operator, settings, folder, progress, lines, planPath, request, start, run, startUp },
    state: async (config) => {
      const state = await operator.readState(target(config));
      if (state.ok) return state.value;
      throw new Error(`the state can't be read: ${JSON.stringify(state.problem, null, 2)}`);
    },
    breakOwnLock: async (config) => {
      const answer = await operator.breakOwnLock(target(config));
      if (answer.ok) return answer.value;
      throw new Error(`the locks can't be looked at: ${JSON.stringify(answer.problem, null, 2)}`);
    },
    passphrase: usual.passphrase,
    hospital: (slug, changes) => hospitalConfig(slug, { orgId: atlas.atlas.orgId, ...changes }),
    apply: async (config, more) => {
      const { planDigest } = granted(await run("preview", config, more));
      return granted(await startUp(config, planDigest, more).result);
    },
  };
}
