import type { StoredResource } from "./engine-stack.ts";

const secret = "4dabf18193072939515e22adb298388d";

/**
 * What a state says about its resources, by name, so that two states can be compared: secrets without their ciphertext,
 * and without what tells nothing about the resource.
 */
export function storedValues(resources: readonly StoredResource[]): Record<string, unknown> {
  const ours = resources.filter(({ type }) => !type.startsWith("pulumi:"));
  return Object.fromEntries(
    ours.map(({ urn, id, inputs, outputs }) => [
      urn.split("::").at(-1),
      { id, inputs: withoutSecrets(inputs), outputs: withoutSecrets(outputs) },
    ]),
  );
}

/**
 * The official plugins' notes on how Terraform would write the state, and what a project says of what it holds, which is
 * as old as the last look at the project.
 */
const notes = "__pulumi_raw_state_delta";
const leftOut: ReadonlySet<string> = new Set([notes, "clusterCount", "ipAddresses", "currentUsage"]);

function withoutSecrets(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutSecrets);
  if (typeof value !== "object" || value === null) return value;
  if (secret in value) return "a secret";
  const entries = Object.entries(value).filter(([name]) => !leftOut.has(name));
  return Object.fromEntries(entries.map(([name, item]) => [name, withoutSecrets(item)]));
}
