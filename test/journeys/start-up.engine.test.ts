import { existsSync } from "node:fs";
import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "vitest";
import { ProblemAnswer, payFor, signUp } from "../support/hospital.ts";
import { toolchainManifest } from "../support/toolchain.ts";
import { provision } from "./support/provision.ts";
import { makeServiceFolder, type ServiceFolder } from "./support/service-folder.ts";
import { failToStart, startServiceProcess } from "./support/service-process.ts";

/** Keys of an Atlas that nobody answers for. */
const atlasKeys = {
  MONGODB_ATLAS_PUBLIC_KEY: "canarypk",
  MONGODB_ATLAS_PRIVATE_KEY: "canary-private-key",
  MONGODB_ATLAS_ORG_ID: "0123456789abcdef01234567",
  MONGODB_ATLAS_BASE_URL: "http://127.0.0.1:9",
  APP_SERVER_IP: "203.0.113.7",
};

/** The tools of this machine, said to have these plugins. */
async function manifestWith(folder: ServiceFolder, plugins: "official" | "stand-in"): Promise<string> {
  const file = join(folder.path, "toolchain.json");
  const manifest = JSON.parse(await readFile(toolchainManifest(), "utf8"));
  await writeFile(file, JSON.stringify({ ...manifest, plugins }));
  return file;
}

test.each([
  ["MONGODB_ATLAS_PUBLIC_KEY"],
  ["MONGODB_ATLAS_PRIVATE_KEY"],
  ["MONGODB_ATLAS_PUBLIC_KEY", "MONGODB_ATLAS_ORG_ID"],
])("Atlas keys without %s %s refuse to start, name what is missing, and write nothing", async (...missing) => {
  const folder = await makeServiceFolder();
  const environment = { ...atlasKeys, ...Object.fromEntries(missing.map((name) => [name, ""])) };
  const { code, output } = await failToStart({ folder, environment });
  expect(code).toBe(1);
  expect(output).toContain(`${missing.join(" and ")}: missing`);
  expect(output).not.toMatch(/canary|^ +at /m);
  expect(existsSync(folder.dataDir)).toBe(false);
});

test("Atlas keys without the official plugins refuse to start and say what installs them", async () => {
  const folder = await makeServiceFolder();
  const environment = { ...atlasKeys, CHAKRAVUE_TOOLCHAIN: await manifestWith(folder, "stand-in") };
  const { code, output } = await failToStart({ folder, environment });
  expect(code).toBe(1);
  expect(output).toContain("official plugins are not installed");
  expect(output).toContain("npm run setup -- --retry");
  expect(output).not.toMatch(/canary|^ +at /m);
  expect(existsSync(folder.dataDir)).toBe(false);
});

test("a hospital of local Atlas takes neither payment nor change from a service on the real one, and none the other way", async () => {
  const local = await startServiceProcess();
  const { folder } = local;
  const active = await provision(local);
  const unpaid = await signUp(local, { name: "Unpaid Hospital" });
  await local.stop();

  const environment = { ...atlasKeys, CHAKRAVUE_TOOLCHAIN: await manifestWith(folder, "official") };
  const real = await startServiceProcess({ folder, environment });
  expect(real.atlasUrl).toBeUndefined();
  const mismatch = { status: 409, code: "target_mismatch" };
  const change = { kind: "change", config: { tier: "M10" }, reason: "a test" };
  const asked = await real.ask("POST", `/api/v1/hospitals/${active.id}/runs`, change);
  expect(ProblemAnswer.parse(await asked.json())).toMatchObject(mismatch);
  for (const { id } of [active, unpaid]) {
    expect(ProblemAnswer.parse(await (await payFor(real, id)).json())).toMatchObject(mismatch);
  }
  const onReal = await signUp(real, { name: "Real Hospital" });
  await real.stop();

  const back = await startServiceProcess({ folder });
  expect(ProblemAnswer.parse(await (await payFor(back, onReal.id)).json())).toMatchObject(mismatch);
  expect((await payFor(back, unpaid.id, {}, "wait=240")).status).toBe(200);
});
