import { execFile } from "node:child_process";
import { join } from "node:path";
import { promisify } from "node:util";
import { pino } from "pino";
import { expect, test } from "vitest";
import { createChildPool } from "../../src/operator/child-pool.ts";
import { engineEnvironment } from "../../src/operator/environment.ts";
import { usualLimits } from "../../src/operator/limits.ts";
import type { StackState } from "../../src/operator/port.ts";
import { askedState } from "../../src/operator/state/asked-state.ts";
import type { HospitalStackConfig } from "../../stacks/hospital/config.ts";
import { accessTo, granted, useEngine } from "./support/use-engine.ts";

const engine = useEngine();

/** The same question by the other way: the engine exports the state, as it does where it does not lie in files. */
async function exported(config: HospitalStackConfig): Promise<StackState> {
  const { atlas, passphrase, settings } = engine();
  const environment = engineEnvironment(settings.environment);
  const pool = createChildPool({ node: settings.node, environment, spares: 0 });
  const { pulumi, log: _, limits: __, ...rest } = settings;
  const setting = {
    takeChild: pool.take,
    engine: {
      ...rest,
      ...{ pulumiPath: pulumi.path, pulumiVersion: pulumi.version, environment },
      plugins: Object.entries(settings.plugins).map(([name, path]) => ({ name, path })),
    },
    secrets: [passphrase],
    limits: usualLimits.preview,
    log: pino({ level: "silent" }),
  };
  const state = await askedState(setting, { config, atlas: accessTo(atlas) });
  if (!state.ok) throw new Error(JSON.stringify(state.problem));
  return state.value;
}

/** Runs the CLI in the stack's folder, as an engineer does. */
async function pulumi({ slug }: HospitalStackConfig, ...args: string[]): Promise<void> {
  const { settings } = engine();
  const env = {
    ...engineEnvironment(settings.environment),
    PULUMI_HOME: settings.pulumiHome,
    PULUMI_CONFIG_PASSPHRASE_FILE: settings.passphraseFile,
    PULUMI_SKIP_UPDATE_CHECK: "true",
  };
  await promisify(execFile)(settings.pulumi.path, [...args, "--stack", slug], {
    cwd: join(settings.workDir, slug),
    env,
  });
}

test("a state's fingerprint moves with every change of it, by us or by hand, stays without one, and is the same by both ways", async () => {
  const { apply, hospital, run, state } = engine();
  const config = hospital("printed");
  const none = await state(config);
  expect(none).toMatchObject({ exists: false, resources: [], pending: [] });
  expect(await exported(config)).toEqual(none);

  await run("preview", config);
  const empty = await state(config);
  expect(empty).toEqual({ ...none, exists: true });
  expect(await exported(config)).toEqual(empty);

  await apply(config);
  const made = await state(config);
  expect(made.resources).toEqual(["access-127.0.0.1", "cluster", "password-g1", "project", "user-g1"]);
  expect(made.fingerprint).not.toBe(empty.fingerprint);
  expect(await exported(config)).toEqual(made);

  await apply(config);
  await run("preview", { ...config, tier: "M10" });
  await run("preview-refresh", config);
  expect(await state(config)).toEqual(made);

  granted(await run("refresh", config));
  const refreshed = await state(config);
  expect(await exported(config)).toEqual(refreshed);
  granted(await run("refresh", config));
  await apply(config, { refresh: true });
  await apply(config);
  expect(await state(config)).toEqual(refreshed);

  const large = { ...config, tier: "M10" as const };
  await apply(large);
  const grown = await state(large);
  expect(grown.fingerprint).not.toBe(refreshed.fingerprint);
  expect(await exported(large)).toEqual(grown);

  const urn = "urn:pulumi:printed::hospital-atlas::mongodbatlas:index/projectIpAccessList:ProjectIpAccessList";
  await pulumi(large, "state", "delete", `${urn}::access-127.0.0.1`, "--yes");
  const edited = await state(large);
  expect(edited.fingerprint).not.toBe(grown.fingerprint);
  expect(edited.resources).not.toContain("access-127.0.0.1");
  expect(await exported(large)).toEqual(edited);
});

test("a look at a state takes a few milliseconds", async () => {
  const { apply, hospital, state } = engine();
  const config = hospital("quick");
  await apply(config);

  const begunMs = performance.now();
  for (let look = 0; look < 10; look += 1) await state(config);

  expect((performance.now() - begunMs) / 10).toBeLessThan(50);
});
