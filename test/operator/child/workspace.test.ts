import { mkdir, mkdtemp, readdir, readFile, rm, stat, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { openStack } from "../../../src/operator/child/workspace.ts";
import type { HospitalStackConfig } from "../../../stacks/hospital/config.ts";
import { hospitalConfig } from "../../stacks/support/hospital-config.ts";

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "workspace-"));
});
afterEach(() => rm(folder, { recursive: true }));

const encryptionSalt = "v1:c2FsdA==:v1:bm9uY2U=:c2FsdGVk";
const settingsOf = (slug: string) => join(folder, slug, `Pulumi.${slug}.yaml`);

/** Opens the stack of a hospital that was here before. There is no CLI: a stack that needs one can't be opened. */
async function open(config: HospitalStackConfig) {
  await mkdir(join(folder, config.slug), { recursive: true });
  await writeFile(settingsOf(config.slug), `encryptionsalt: ${encryptionSalt}\nconfig:\n  hospital-atlas:tier: M80\n`);
  const engine = {
    ...{ pulumiPath: join(folder, "no-pulumi"), pulumiVersion: "3.259.0", pulumiHome: folder, workDir: folder },
    ...{ stateUrl: `file://${folder}/state`, passphraseFile: join(folder, "passphrase"), environment: {} },
    plugins: [{ name: "random", path: "/plugins/random" }],
  };
  const atlas = { baseUrl: "http://127.0.0.1:9", publicKey: "public-canary", privateKey: "private-canary" };
  return openStack({ config, atlas }, engine, undefined);
}

test("a known stack is opened without any process, with this configuration and nothing of the one before", async () => {
  const config = hospitalConfig("no", {
    projectName: "Yes",
    orgId: "012345678901234567890123",
    accessList: [{ address: "10.0.0.0/8", comment: "~: # null" }],
  });

  const stack = await open(config);

  const settings = await stack.workspace.stackSettings(stack.name);
  const expected = Object.entries(config).map(([key, value]) => [`hospital-atlas:${key}`, value]);
  expect(settings).toEqual({ encryptionSalt, config: Object.fromEntries(expected) });
});

test("the settings name the program, so that an engineer's own CLI runs the same one", async () => {
  const stack = await open(hospitalConfig("st-mary"));

  const settings = await stack.workspace.projectSettings();

  expect(await readdir(settings.main ?? "")).toContain("index.ts");
  expect(settings).toMatchObject({
    name: "hospital-atlas",
    runtime: { name: "nodejs", options: { typescript: false } },
    backend: { url: `file://${folder}/state?metadata=skip` },
    plugins: { providers: [{ name: "random", path: "/plugins/random" }] },
  });
});

test("no key is in a file, and the state is its owner's alone", async () => {
  await open(hospitalConfig("st-mary"));

  const names = await readdir(join(folder, "st-mary"));
  const texts = await Promise.all(names.map((name) => readFile(join(folder, "st-mary", name), "utf8")));

  expect(names).toHaveLength(2);
  expect(texts.join()).not.toContain("canary");
  expect((await stat(join(folder, "state"))).mode & 0o777).toBe(0o700);
});
