import { existsSync, readFileSync } from "node:fs";
import { resolve } from "node:path";
import { parseEnv } from "node:util";
import { z } from "zod";
import type { RunRules } from "../runs/rules.ts";
import { type AnchorConfig, AnchorsEnvironment, anchorProblems, anchorsOf } from "./anchors-config.ts";
import {
  type BillingConfig,
  BillingEnvironment,
  billingOf,
  billingProblems,
  publicUrlOf,
  retentionMsOf,
} from "./billing-config.ts";
import { ConfigError } from "./config-error.ts";
import {
  type DriftConfig,
  driftOf,
  RulesEnvironment,
  reconcileEveryMsOf,
  ruleProblems,
  rulesOf,
} from "./rules-config.ts";

const port = z.coerce.number().int().min(0).max(65_535);
const flag = z.enum(["true", "false"]).transform((text) => text === "true");
const address = z.union([z.ipv4(), z.ipv6(), z.cidrv4(), z.cidrv6()]);
const atlasId = z.string().regex(/^[0-9a-f]{24}$/, "24 hexadecimal digits, as the Atlas address bar shows them");

const Environment = z.object({
  ...RulesEnvironment.shape,
  ...AnchorsEnvironment.shape,
  ...BillingEnvironment.shape,
  PORT: port.default(3000),
  WORKER_PORT: port.default(0),
  HOST: z.string().default("127.0.0.1"),
  DATA_DIR: z.string().default(".data"),
  LOG_LEVEL: z.enum(["trace", "debug", "info", "warn", "error"]).default("info"),
  MONGODB_MASTER_URI: z
    .string()
    .regex(/^mongodb(\+srv)?:\/\//, "begins with mongodb:// or mongodb+srv://")
    .optional(),
  MONGODB_ATLAS_PUBLIC_KEY: z.string().optional(),
  MONGODB_ATLAS_PRIVATE_KEY: z.string().optional(),
  MONGODB_ATLAS_ORG_ID: atlasId.optional(),
  MONGODB_ATLAS_PROJECT_ID: atlasId.optional(),
  MONGODB_ATLAS_BASE_URL: z.url().default("https://cloud.mongodb.com"),
  ATLAS_PROJECT_MODE: z.enum(["per-hospital", "shared"]).default("per-hospital"),
  ATLAS_CLOUD_PROVIDER: z.enum(["AWS", "GCP", "AZURE"]).default("AWS"),
  ATLAS_REGION: z
    .string()
    .regex(/^[A-Z0-9_]+$/, "as Atlas writes it, such as US_EAST_1")
    .default("US_EAST_1"),
  APP_SERVER_IP: z.preprocess((text) => (text === "0.0.0.0" ? "0.0.0.0/0" : text), address.optional()),
  ALLOW_DUMMY_PAID_TIERS: flag.default(false),
  RUN_CONCURRENCY: z.coerce.number().int().min(1).max(64).default(4),
  PULUMI_BACKEND_URL: z.string().optional(),
  LOCAL_ATLAS_PACE: z.union([z.enum(["instant", "realistic"]), z.coerce.number().positive()]).default("instant"),
  LOCAL_ATLAS_SETTINGS: z.string().optional(),
  CHAKRAVUE_TOOLCHAIN: z.string().optional(),
  CHAKRAVUE_PAGES: z.string().optional(),
});
type Environment = z.infer<typeof Environment>;

/** Which Atlas, and how to sign in to it; the embedded one has its keys made at the first start. */
export type AtlasConfig =
  | { readonly target: "local"; readonly pace: Environment["LOCAL_ATLAS_PACE"]; readonly settingsFile?: string }
  | {
      readonly target: "atlas";
      readonly baseUrl: string;
      readonly publicKey: string;
      readonly privateKey: string;
      readonly orgId: string;
    };

export type Config = {
  readonly host: string;
  readonly port: number;
  /** Where a process that only works tells of its health; 0 is any free port. */
  readonly workerPort: number;
  readonly dataDir: string;
  readonly logLevel: Environment["LOG_LEVEL"];
  readonly masterUri: string | undefined;
  readonly atlas: AtlasConfig;
  readonly projectMode: Environment["ATLAS_PROJECT_MODE"];
  readonly projectId: string | undefined;
  readonly cloudProvider: Environment["ATLAS_CLOUD_PROVIDER"];
  readonly region: string;
  readonly appServerAddress: string;
  readonly allowDummyPaidTiers: boolean;
  readonly runConcurrency: number;
  readonly stateUrl: string;
  readonly rules: Omit<RunRules, "stackDefaults">;
  /** Null: the fleet is not checked for drift by itself. */
  readonly drift: DriftConfig | null;
  /** Null: nothing is reconciled by itself. */
  readonly reconcileEveryMs: number | null;
  readonly ledgerAnchors: readonly AnchorConfig[];
  readonly billing: BillingConfig;
  /** Where browsers reach this service, without a slash at the end. */
  readonly publicUrl: string;
  /** How long a hospital's data are kept at least after its subscription ended. */
  readonly retentionMs: number;
  readonly toolchainManifest: string | undefined;
  /** Where the built pages lie; without them there is the API alone. */
  readonly pagesDir: string | undefined;
  /** What the engine's processes may inherit from; they take an allow-list of it. */
  readonly engineEnvironment: Readonly<Record<string, string | undefined>>;
  /** What a person should know at the start, though it hinders nothing. */
  readonly remarks: readonly string[];
};

/**
 * Reads the environment and, under it, the `.env` of the folder. The only reader of both.
 * Throws `ConfigError` with every variable that is wrong; values are never in its text.
 */
export function readConfig(environment: NodeJS.ProcessEnv = process.env, envFile = ".env"): Config {
  const fromFile = existsSync(envFile) ? parseEnv(readFileSync(envFile, "utf8")) : {};
  const given = Object.entries({ ...fromFile, ...environment }).filter(([, value]) => value?.trim());
  const parsed = Environment.safeParse(Object.fromEntries(given));
  if (!parsed.success) {
    throw new ConfigError(parsed.error.issues.map((issue) => `${issue.path.join(".")}: ${issue.message}`));
  }
  const env = parsed.data;
  const atlas = atlasConfig(env);
  const problems = [
    ...projectProblems(env, atlas),
    ...addressProblems(env, atlas),
    ...ruleProblems(env, env.ATLAS_REGION),
    ...anchorProblems(env),
    ...billingProblems(env),
  ];
  if (problems.length > 0) throw new ConfigError(problems);
  const dataDir = resolve(env.DATA_DIR);
  return {
    host: env.HOST,
    port: env.PORT,
    workerPort: env.WORKER_PORT,
    dataDir,
    logLevel: env.LOG_LEVEL,
    masterUri: env.MONGODB_MASTER_URI,
    atlas,
    projectMode: env.ATLAS_PROJECT_MODE,
    projectId: env.ATLAS_PROJECT_MODE === "shared" ? env.MONGODB_ATLAS_PROJECT_ID : undefined,
    cloudProvider: env.ATLAS_CLOUD_PROVIDER,
    region: env.ATLAS_REGION,
    appServerAddress: env.APP_SERVER_IP ?? "127.0.0.1",
    allowDummyPaidTiers: env.ALLOW_DUMMY_PAID_TIERS,
    runConcurrency: env.RUN_CONCURRENCY,
    stateUrl: env.PULUMI_BACKEND_URL ?? `file://${dataDir}/state`,
    rules: rulesOf(env, atlas.target === "atlas"),
    drift: driftOf(env),
    reconcileEveryMs: reconcileEveryMsOf(env),
    ledgerAnchors: anchorsOf(env, dataDir),
    billing: billingOf(env),
    publicUrl: publicUrlOf(env, env.HOST, env.PORT),
    retentionMs: retentionMsOf(env),
    toolchainManifest: env.CHAKRAVUE_TOOLCHAIN,
    pagesDir: env.CHAKRAVUE_PAGES,
    engineEnvironment: environment,
    remarks: remarksOn(env, atlas),
  };
}

/** All keys mean the real Atlas, none local Atlas, and a part is refused: a target is never guessed. */
function atlasConfig(env: Environment): AtlasConfig {
  const keys = {
    MONGODB_ATLAS_PUBLIC_KEY: env.MONGODB_ATLAS_PUBLIC_KEY,
    MONGODB_ATLAS_PRIVATE_KEY: env.MONGODB_ATLAS_PRIVATE_KEY,
    MONGODB_ATLAS_ORG_ID: env.MONGODB_ATLAS_ORG_ID,
  };
  const {
    MONGODB_ATLAS_PUBLIC_KEY: publicKey,
    MONGODB_ATLAS_PRIVATE_KEY: privateKey,
    MONGODB_ATLAS_ORG_ID: orgId,
  } = keys;
  if (!publicKey && !privateKey && !orgId) {
    const settingsFile = env.LOCAL_ATLAS_SETTINGS;
    return { target: "local", pace: env.LOCAL_ATLAS_PACE, ...(settingsFile && { settingsFile }) };
  }
  if (!publicKey || !privateKey || !orgId) {
    const missing = Object.entries(keys).flatMap(([name, value]) => (value ? [] : [name]));
    throw new ConfigError([
      `${missing.join(" and ")}: missing, while the other Atlas keys are set. Set all three, or none for local Atlas.`,
    ]);
  }
  const placeholder = Object.entries(keys).find(([, value]) => /^your_.*_here$/.test(value ?? ""));
  if (placeholder) throw new ConfigError([`${placeholder[0]}: still holds the placeholder of the example.`]);
  return { target: "atlas", baseUrl: env.MONGODB_ATLAS_BASE_URL, publicKey, privateKey, orgId };
}

function projectProblems(env: Environment, atlas: AtlasConfig): string[] {
  if (env.ATLAS_PROJECT_MODE !== "shared") return [];
  if (atlas.target === "local")
    return ["ATLAS_PROJECT_MODE: shared needs the real Atlas; local Atlas has per-hospital projects."];
  return env.MONGODB_ATLAS_PROJECT_ID ? [] : ["MONGODB_ATLAS_PROJECT_ID: needed with ATLAS_PROJECT_MODE=shared."];
}

function addressProblems(env: Environment, atlas: AtlasConfig): string[] {
  if (atlas.target === "local" || env.APP_SERVER_IP) return [];
  return ["APP_SERVER_IP: needed with the real Atlas, else no server could reach a hospital's database."];
}

function remarksOn(env: Environment, atlas: AtlasConfig): string[] {
  const remarks: string[] = [];
  if (env.MONGODB_ATLAS_PROJECT_ID && env.ATLAS_PROJECT_MODE === "per-hospital") {
    remarks.push(
      "MONGODB_ATLAS_PROJECT_ID is set but not used: every hospital gets a project of its own. ATLAS_PROJECT_MODE=shared would use it (one M0, 25 clusters, one common access list).",
    );
  }
  if (env.ATLAS_PROJECT_MODE === "shared") {
    remarks.push("All hospitals share one Atlas project: one M0, 25 clusters and one common access list at most.");
  }
  if (atlas.target === "atlas" && env.APP_SERVER_IP?.endsWith("/0")) {
    remarks.push(
      "APP_SERVER_IP lets the whole internet try passwords on every hospital's database. Name your servers instead.",
    );
  }
  if (env.APP_SERVER_IP?.endsWith("/0") && (env.PRODUCTION ?? atlas.target === "atlas")) {
    remarks.push(
      "The policy no-open-access lets no such access list pass in production, so no hospital gets a database. PRODUCTION=false makes it a warning.",
    );
  }
  return remarks;
}
