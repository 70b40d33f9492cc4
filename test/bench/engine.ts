import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { pino } from "pino";
import { z } from "zod";
import { namesOf } from "../../src/domain/names.ts";
import type { Tier } from "../../src/domain/tiers.ts";
import type { EngineSettings } from "../../src/operator/child/message.ts";
import { openStack } from "../../src/operator/child/workspace.ts";
import { engineEnvironment } from "../../src/operator/environment.ts";
import { createOperator } from "../../src/operator/index.ts";
import type { Operator, StackTarget } from "../../src/operator/port.ts";
import type { HospitalStackConfig } from "../../stacks/hospital/config.ts";
import { testToolchain } from "../support/toolchain.ts";
import { timed } from "./figures.ts";
import type { BenchService } from "./service.ts";

const LocalKeys = z.object({ orgId: z.string(), publicKey: z.string(), privateKey: z.string() });

/** The engine on the service's own local Atlas and plugins, driven bare and through the operator. */
export type BenchEngine = {
  readonly operator: Operator;
  readonly target: (slug: string, tier: Tier) => StackTarget;
  readonly planPath: (slug: string) => string;
  /** One CLI process with the SDK's own language server, in milliseconds. Saves its plan. */
  readonly barePreview: (target: StackTarget) => Promise<number>;
  /** One CLI process that applies the saved plan. */
  readonly bareUp: (target: StackTarget) => Promise<number>;
};

export async function openEngine(service: BenchService): Promise<BenchEngine> {
  const toolchain = await testToolchain();
  const keys = LocalKeys.parse(JSON.parse(await readFile(join(service.dataDir, "atlas", "keys.json"), "utf8")));
  const folder = join(service.dataDir, "bench");
  const plugins = join(service.dataDir, "plugins");
  const passphraseFile = join(service.dataDir, "keys", "passphrase");
  const engine: EngineSettings = {
    pulumiPath: toolchain.pulumi.path,
    pulumiVersion: toolchain.pulumi.version,
    pulumiHome: toolchain.pulumiHome,
    workDir: join(folder, "stacks"),
    stateUrl: `file://${join(folder, "state")}`,
    passphraseFile,
    environment: engineEnvironment(process.env),
    plugins: ["mongodbatlas", "random"].map((name) => ({ name, path: join(plugins, name) })),
  };
  const operator = createOperator({
    pulumi: toolchain.pulumi,
    pulumiHome: toolchain.pulumiHome,
    plugins: { mongodbatlas: join(plugins, "mongodbatlas"), random: join(plugins, "random") },
    stateUrl: engine.stateUrl,
    passphraseFile,
    workDir: engine.workDir,
    node: process.execPath,
    environment: process.env,
    log: pino({ level: "silent" }),
  });
  const planPath = (slug: string) => join(folder, `${slug}.plan`);
  const atlas = { baseUrl: service.atlasUrl, publicKey: keys.publicKey, privateKey: keys.privateKey };
  const quiet = { onEvent: () => {} };
  return {
    operator,
    planPath,
    target: (slug, tier) => ({ config: configOf(slug, tier, keys.orgId), atlas }),
    barePreview: async (target) => {
      const stack = await openStack(target, engine, undefined);
      return timed(() => stack.preview({ ...quiet, plan: planPath(target.config.slug) }));
    },
    bareUp: async (target) => {
      const stack = await openStack(target, engine, undefined);
      return timed(() => stack.up({ ...quiet, plan: planPath(target.config.slug) }));
    },
  };
}

function configOf(slug: string, tier: Tier, orgId: string): HospitalStackConfig {
  return {
    hospitalId: `bench-${slug}`,
    slug,
    ...namesOf(slug),
    projectMode: "per-hospital",
    orgId,
    cloudProvider: "AWS",
    region: "US_EAST_1",
    tier,
    accessList: [{ address: "127.0.0.1", comment: "Application server" }],
    credentialGenerations: [1],
    suspended: false,
    terminationProtection: false,
  };
}
