import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import {
  LocalWorkspace,
  PulumiCommand,
  type PulumiFn,
  Stack,
  type StackSettings,
} from "@pulumi/pulumi/automation/index.js";
import { type HospitalStackConfig, projectName } from "../../../stacks/hospital/config.ts";
import type { Adoption, StackTarget } from "../port.ts";
import { backendUrl } from "./backend-url.ts";
import type { EngineSettings } from "./message.ts";
import { type Listener, observedProgram } from "./observed-program.ts";

/**
 * The hospital's stack, ready for one operation. Its settings are written as files before every operation, so that its
 * configuration is the desired revision and nothing else; the encryption salt is kept. One CLI process the first time
 * (`stack init`), none after that.
 */
export async function openStack(
  target: StackTarget,
  engine: EngineSettings,
  adopt: Adoption | undefined,
  listener?: Listener,
): Promise<Stack> {
  const { config } = target;
  const workspace = await openWorkspace(target, engine, observedProgram(adopt, listener));
  const kept = await keptSettings(workspace, config.slug);
  const settings: StackSettings = { ...kept, config: settingsConfig(config) };
  await workspace.saveStackSettings(config.slug, settings);
  if (!kept.encryptionSalt && !kept.encryptedKey) await createStack(workspace, config.slug);
  return selectWithoutProcess(workspace, config.slug);
}

/** A stack as it is, for a command that needs neither its configuration nor its program; no CLI process. */
export async function openKnownStack(target: StackTarget, engine: EngineSettings): Promise<Stack> {
  return selectWithoutProcess(await openWorkspace(target, engine, async () => {}), target.config.slug);
}

/** The folder and the settings that every operation of the hospital's stack shares; no CLI process. */
export async function openWorkspace(
  { config, atlas }: StackTarget,
  engine: EngineSettings,
  program: PulumiFn,
): Promise<LocalWorkspace> {
  const workDir = join(engine.workDir, config.slug);
  await mkdir(workDir, { recursive: true, mode: 0o700 });
  if (engine.stateUrl.startsWith("file://"))
    await mkdir(fileURLToPath(engine.stateUrl), { recursive: true, mode: 0o700 });
  return LocalWorkspace.create({
    workDir,
    program,
    pulumiHome: engine.pulumiHome,
    pulumiCommand: knownCommand(engine),
    projectSettings: {
      name: projectName,
      // For an engineer's own CLI in this folder: the same program, with Node stripping its types.
      runtime: { name: "nodejs", options: { typescript: false } },
      main: programFolder,
      backend: { url: backendUrl(engine.stateUrl) },
      ...(engine.plugins.length > 0 && { plugins: { providers: [...engine.plugins] } }),
    },
    envVars: {
      MONGODB_ATLAS_BASE_URL: atlas.baseUrl,
      MONGODB_ATLAS_PUBLIC_KEY: atlas.publicKey,
      MONGODB_ATLAS_PRIVATE_KEY: atlas.privateKey,
      PULUMI_CONFIG_PASSPHRASE_FILE: engine.passphraseFile,
      // Where the settings have no salt, the one of the state goes on, instead of a new one.
      PULUMI_FALLBACK_TO_STATE_SECRETS_MANAGER: "true",
      PULUMI_SKIP_UPDATE_CHECK: "true",
      PULUMI_DISABLE_AUTOMATIC_PLUGIN_ACQUISITION: "true",
    },
  });
}

/** The folder of the stack program. */
const programFolder = fileURLToPath(new URL("../../../stacks/hospital", import.meta.url));

/** What the SDK would learn by starting `pulumi version` is known from the set-up. */
function knownCommand({ pulumiPath, pulumiVersion }: EngineSettings): PulumiCommand {
  return Object.create(PulumiCommand.prototype, {
    command: { value: pulumiPath },
    version: { value: pulumiVersion },
  });
}

async function keptSettings(workspace: LocalWorkspace, slug: string): Promise<StackSettings> {
  try {
    return await workspace.stackSettings(slug);
  } catch {
    return {};
  }
}

/** Values keep their types, so that they fit what `Pulumi.yaml` says of them. */
function settingsConfig(config: HospitalStackConfig): Record<string, unknown> {
  return Object.fromEntries(Object.entries(config).map(([key, value]) => [`${projectName}:${key}`, value]));
}

/** A stack that exists already was made by an attempt that ended before it wrote its settings: it is taken as it is. */
async function createStack(workspace: LocalWorkspace, slug: string): Promise<void> {
  try {
    await workspace.createStack(slug);
  } catch (error) {
    if (!(error instanceof Error && /already exists/.test(error.message))) throw error;
  }
}

/**
 * Every command names its stack, so selecting one needs no process; the program tells its outputs itself and nobody asks
 * for the history, so an `up` does not end with three more processes.
 */
async function selectWithoutProcess(workspace: LocalWorkspace, slug: string): Promise<Stack> {
  workspace.selectStack = async () => {};
  const stack = await Stack.select(slug, workspace);
  stack.outputs = async () => ({});
  stack.info = async () => undefined;
  return stack;
}
