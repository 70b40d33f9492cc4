import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import {
  type EngineEvent,
  LocalWorkspace,
  type PreviewOptions,
  PulumiCommand,
  type PulumiFn,
  type Stack,
  type UpOptions,
} from "@pulumi/pulumi/automation/index.js";
import { afterAll, beforeAll } from "vitest";
import { z } from "zod";
import { installStandInPlugins, type StandInPlugins } from "../../../../src/local/plugins/install.ts";
import { testToolchain } from "../../../support/toolchain.ts";
import { pluginsUnderTest } from "./official-plugins.ts";

const projectName = "plugins";

/** Where a stack finds its Atlas: keys for the environment of its engine, or that environment itself. */
export type AtlasKeys =
  | { readonly baseUrl: string; readonly publicKey: string; readonly privateKey: string }
  | { readonly environment: Record<string, string> };

export type EngineStack = {
  readonly workDir: string;
  readonly preview: (options?: PreviewOptions) => Promise<Report>;
  readonly up: (options?: UpOptions) => Promise<Report>;
  readonly refreshPreview: () => Promise<Report>;
  /** Takes what Atlas has into the state. */
  readonly refresh: () => Promise<Report>;
  readonly destroy: (options?: { refresh?: boolean }) => Promise<Report>;
  /** The state's file, the types of what it holds, and of what an operation left pending there. */
  readonly state: () => Promise<{
    types: string[];
    pending: string[];
    text: string;
    /** What the state holds as inputs, by the resource's name in the program. */
    inputs: Record<string, Record<string, unknown>>;
    resources: StoredResource[];
  }>;
  /** What comes next is done with the plugins in these folders. */
  readonly usePlugins: (folders: PluginFolders) => Promise<void>;
};

/** Folders that hold `pulumi-resource-mongodbatlas` and `pulumi-resource-random`. */
export type PluginFolders = StandInPlugins;

export type Report = {
  /** What the summary counts; empty if the engine gave none. */
  readonly changes: Record<string, number>;
  readonly result: string | undefined;
  /** `operation type` of every step that is not `same` or `refresh`, sorted; a refresh counts by its outcome. */
  readonly steps: string[];
  /** For each step of the engine, what the plugin said is different, and what forces a replacement. */
  readonly differences: Record<string, { diffs: string[]; keys: string[]; detailed: boolean }>;
  readonly errors: { resource: string; message: string }[];
  readonly warnings: { resource: string; message: string }[];
};

export type EngineHome = {
  /** With the plugins under test, the stand-ins most often, unless others are named. */
  readonly newStack: (keys: AtlasKeys, program: PulumiFn, folders?: PluginFolders) => Promise<EngineStack>;
  readonly standIns: PluginFolders;
};

/** Runs the real engine with the stand-in plugins; everything that it keeps is in a folder of the test file. */
export function useEngine(): () => EngineHome {
  let home: { dir: string; engine: EngineHome } | undefined;
  beforeAll(async () => {
    const dir = await mkdtemp(join(tmpdir(), "stand-in-plugins-"));
    home = { dir, engine: await engineIn(dir) };
  });
  afterAll(async () => {
    if (home) await rm(home.dir, { recursive: true, force: true });
  });
  return () => {
    if (!home) throw new Error("The engine has not been prepared.");
    return home.engine;
  };
}

async function engineIn(dir: string): Promise<EngineHome> {
  const { node, pulumi, pulumiHome } = await testToolchain();
  const standIns = await installStandInPlugins({ dir: join(dir, "plugins"), node });
  const pulumiCommand = await PulumiCommand.get({ root: dirname(dirname(pulumi.path)) });
  let stacks = 0;
  return {
    standIns,
    newStack: async (keys, program, folders = pluginsUnderTest ?? standIns) => {
      const stackName = `stack-${++stacks}`;
      const backend = await mkdtemp(join(dir, "backend-"));
      const settings = (plugins: PluginFolders) => projectSettings({ dir, backend, plugins });
      const workDir = await mkdtemp(join(dir, "work-"));
      const stack = await LocalWorkspace.createStack(
        { stackName, projectName, program },
        { workDir, pulumiCommand, pulumiHome, projectSettings: settings(folders), envVars: environment(keys) },
      );
      // Each of these would be another process of the CLI after every operation.
      stack.info = async () => undefined;
      stack.outputs = async () => ({});
      const stateFile = join(backend, ".pulumi", "stacks", projectName, `${stackName}.json`);
      const usePlugins = (plugins: PluginFolders) => stack.workspace.saveProjectSettings(settings(plugins));
      return { ...engineStack(stack, stateFile), usePlugins };
    },
  };
}

/** The SDK's type does not know `plugins`, which the engine reads. */
function projectSettings({ dir, backend, plugins }: { dir: string; backend: string; plugins: PluginFolders }) {
  const providers = [
    { name: "mongodbatlas", path: plugins.mongodbatlas, version: "4.16.0" },
    { name: "random", path: plugins.random, version: "4.21.2" },
  ];
  return {
    ...{ name: projectName, runtime: "nodejs" as const, main: dir },
    ...{ backend: { url: `file://${backend}` }, plugins: { providers } },
  };
}

function environment(keys: AtlasKeys): Record<string, string> {
  return {
    PULUMI_CONFIG_PASSPHRASE: "of a test",
    PULUMI_SKIP_UPDATE_CHECK: "true",
    PULUMI_DISABLE_AUTOMATIC_PLUGIN_ACQUISITION: "true",
    ...("environment" in keys ? keys.environment : keysInEnvironment(keys)),
  };
}

function keysInEnvironment(keys: Exclude<AtlasKeys, { environment: unknown }>): Record<string, string> {
  return {
    MONGODB_ATLAS_BASE_URL: keys.baseUrl,
    MONGODB_ATLAS_PUBLIC_KEY: keys.publicKey,
    MONGODB_ATLAS_PRIVATE_KEY: keys.privateKey,
  };
}

function engineStack(stack: Stack, stateFile: string): Omit<EngineStack, "usePlugins"> {
  const watch = async (run: (onEvent: (event: EngineEvent) => void) => Promise<unknown>): Promise<Report> => {
    const events: EngineEvent[] = [];
    const failure = await run((event) => events.push(event)).then(
      () => undefined,
      (error: unknown) => error,
    );
    const report = reportOf(events);
    if (failure && report.errors.length === 0) throw failure;
    return report;
  };
  return {
    workDir: stack.workspace.workDir,
    preview: (options) => watch((onEvent) => stack.preview({ onEvent, ...options })),
    up: (options) =>
      watch((onEvent) => {
        const both = (event: EngineEvent) => {
          onEvent(event);
          options?.onEvent?.(event);
        };
        return stack.up({ suppressOutputs: true, ...options, onEvent: both });
      }),
    refreshPreview: () => watch((onEvent) => stack.previewRefresh({ onEvent })),
    refresh: () => watch((onEvent) => stack.refresh({ onEvent })),
    destroy: (options) => watch((onEvent) => stack.destroy({ onEvent, ...options })),
    state: async () => {
      const text = await readFile(stateFile, "utf8");
      const { resources, pending_operations } = StateFile.parse(JSON.parse(text)).checkpoint.latest;
      return {
        text,
        resources: resources ?? [],
        types: (resources ?? []).map(({ type }) => shortType(type)).sort(),
        inputs: Object.fromEntries((resources ?? []).map(({ urn, inputs }) => [nameOf(urn), inputs ?? {}])),
        pending: (pending_operations ?? []).map(({ type }) => type),
      };
    },
  };
}

const Bag = z.record(z.string(), z.unknown());
const StoredResource = z.object({
  ...{ type: z.string(), urn: z.string(), id: z.string().optional() },
  ...{ inputs: Bag.optional(), outputs: Bag.optional() },
});
/** A resource as the state's file has it. */
export type StoredResource = z.infer<typeof StoredResource>;

const StateFile = z.object({
  checkpoint: z.object({
    latest: z.object({
      resources: z.array(StoredResource).optional(),
      pending_operations: z.array(z.object({ type: z.string() })).optional(),
    }),
  }),
});

function reportOf(events: readonly EngineEvent[]): Report {
  const steps = new Set<string>();
  const differences: Report["differences"] = {};
  const errors: Report["errors"] = [];
  const warnings: Report["warnings"] = [];
  for (const event of events) {
    const planned = event.resourcePreEvent?.metadata;
    if (planned && planned.op !== "same" && planned.op !== "refresh" && isOurs(planned.type)) {
      steps.add(`${planned.op} ${shortType(planned.type)}`);
      differences[`${planned.op} ${shortType(planned.type)}`] = {
        diffs: planned.diffs ?? [],
        keys: [...(planned.keys ?? [])].sort(),
        detailed: (planned.detailedDiff ?? null) !== null,
      };
    }
    const done = event.resOutputsEvent?.metadata;
    if (done && done.op !== "same" && done.op !== "refresh" && isOurs(done.type)) {
      steps.add(`${done.op} ${shortType(done.type)}`);
    }
    const said = event.diagnosticEvent;
    const list = said?.severity === "error" ? errors : said?.severity === "warning" ? warnings : undefined;
    if (said) list?.push({ resource: nameOf(said.urn ?? ""), message: said.message.trim() });
  }
  const summary = events.find((event) => event.summaryEvent)?.summaryEvent;
  const result = summary && "result" in summary ? String(summary.result) : undefined;
  return { changes: { ...summary?.resourceChanges }, result, steps: [...steps].sort(), differences, errors, warnings };
}

function nameOf(urn: string): string {
  return urn.split("::").at(-1) ?? "";
}

function isOurs(type: string): boolean {
  return !type.startsWith("pulumi:");
}

function shortType(type: string): string {
  return type.split(":").at(-1) ?? type;
}
