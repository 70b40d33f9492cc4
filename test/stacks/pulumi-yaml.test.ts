import { fileURLToPath } from "node:url";
import { LocalWorkspace, PulumiCommand } from "@pulumi/pulumi/automation/index.js";
import { expect, test } from "vitest";
import { z } from "zod";
import { HospitalStackConfig, projectName } from "../../stacks/hospital/config.ts";
import { hospitalConfig } from "./support/hospital-config.ts";

const Described = z.strictObject({
  type: z.enum(["string", "boolean", "array"]),
  description: z.string().regex(/\.$/),
  default: z.unknown().optional(),
  items: z.unknown().optional(),
});

/** `Pulumi.yaml` as Pulumi's own SDK reads it. */
async function readProject() {
  const pulumiCommand: PulumiCommand = Object.create(PulumiCommand.prototype, {
    command: { value: "pulumi" },
    version: { value: null },
  });
  const workDir = fileURLToPath(new URL("../..", import.meta.url));
  const envVars = { PULUMI_AUTOMATION_API_SKIP_VERSION_CHECK: "true" };
  const workspace = await LocalWorkspace.create({ workDir, pulumiCommand, envVars });
  const { name, config } = await workspace.projectSettings();
  return { name, config: z.record(z.string(), Described).parse(config) };
}

test("Pulumi.yaml describes exactly the keys that a hospital's stack has, each with its type", async () => {
  const { name, config } = await readProject();

  expect(name).toBe(projectName);
  expect(Object.keys(config)).toEqual(Object.keys(HospitalStackConfig.shape));
  const example = { ...hospitalConfig("st-mary"), projectId: "aaaaaaaaaaaaaaaaaaaaaaaa" };
  const types = Object.entries(example).map(([key, value]) => [key, Array.isArray(value) ? "array" : typeof value]);
  expect(Object.fromEntries(Object.entries(config).map(([key, { type }]) => [key, type]))).toEqual(
    Object.fromEntries(types),
  );
});

test("what Pulumi.yaml gives by default is right as it stands", async () => {
  const { config } = await readProject();
  const defaults = Object.entries(config).flatMap(([key, described]) =>
    "default" in described && described.default !== "" ? [[key, described.default]] : [],
  );

  const filled = { ...hospitalConfig("st-mary"), ...Object.fromEntries(defaults) };

  expect(defaults.length).toBeGreaterThan(0);
  expect(HospitalStackConfig.parse(filled)).toEqual(filled);
});
