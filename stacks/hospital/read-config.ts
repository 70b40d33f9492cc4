import { Config, RunError } from "@pulumi/pulumi";
import { z } from "zod";
import { HospitalStackConfig, projectName } from "./config.ts";

/** Pulumi keeps every value as text; these keys hold JSON, all others are the text itself. */
const jsonKeys: ReadonlySet<string> = new Set([
  "accessList",
  "credentialGenerations",
  "terminationProtection",
  "suspended",
]);

/**
 * The configuration of the stack that is being run, from its settings file. Throws a `RunError` that names every wrong
 * or missing key. An empty text counts as missing, since `Pulumi.yaml` can't declare a key without a default.
 */
export function readStackConfig(): HospitalStackConfig {
  const config = new Config(projectName);
  const values: Record<string, unknown> = {};
  for (const key of Object.keys(HospitalStackConfig.shape)) {
    const value = jsonKeys.has(key) ? config.getObject<unknown>(key) : config.get(key);
    if (value !== undefined && value !== "") values[key] = value;
  }
  const parsed = HospitalStackConfig.safeParse(values);
  if (parsed.success) return parsed.data;
  throw new RunError(`The stack's configuration is not valid:\n${z.prettifyError(parsed.error)}`);
}
