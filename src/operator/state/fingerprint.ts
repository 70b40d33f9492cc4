import { createHash } from "node:crypto";
import { z } from "zod";
import { canonicalJson } from "../../foundation/canonical-json.ts";
import type { StackState } from "../port.ts";
import { nameOfUrn } from "../urn.ts";

/** Marks an object that wraps a secret; Pulumi's property encoding. */
const secretSignature = "4dabf18193072939515e22adb298388d";

const Urns = z.array(z.string()).nullish();
const Resource = z.looseObject({
  urn: z.string(),
  type: z.string(),
  dependencies: Urns,
  propertyDependencies: z.record(z.string(), Urns).nullish(),
});
type Resource = z.infer<typeof Resource>;

/** A stack's deployment (Pulumi's `DeploymentV3`), as far as we read it. */
export const Deployment = z.looseObject({
  resources: z.array(Resource).nullish(),
  pending_operations: z.array(z.looseObject({ resource: Resource, type: z.string() })).nullish(),
});
export type Deployment = z.infer<typeof Deployment>;

/** What a deployment says; a stack that does not exist has none and looks like an empty one. */
export function stackStateOf(deployment: Deployment | undefined): StackState {
  const resources = deployment?.resources ?? [];
  const pending = deployment?.pending_operations ?? [];
  const lasting = {
    resources: sorted(resources.map(lastingPart)),
    pending: sorted(pending.map(({ resource, type }) => ({ type, resource: lastingPart(resource) }))),
  };
  return {
    exists: deployment !== undefined,
    fingerprint: createHash("sha256").update(canonicalJson(lasting)).digest("hex"),
    resources: resources.flatMap(({ urn, type }) => (type.startsWith("pulumi:") ? [] : [nameOfUrn(urn)])).sort(),
    pending: pending.map(({ resource, type }) => ({ urn: resource.urn, type: resource.type, kind: type })),
  };
}

/** What an operation writes anew whether anything changed or not: times, and where in our code a resource is declared. */
const fleeting: ReadonlySet<string> = new Set(["created", "modified", "sourcePosition", "stackTrace"]);

/** Everything but what is fleeting and secret. The order of dependencies is by chance, and a refresh drops empty ones. */
function lastingPart({ dependencies, propertyDependencies, ...resource }: Resource): unknown {
  const lasting = Object.entries(resource).filter(([name]) => !fleeting.has(name));
  const byProperty = Object.entries(propertyDependencies ?? {}).flatMap(([name, urns]) =>
    urns?.length ? [[name, inOrder(urns)]] : [],
  );
  return withoutSecrets({
    ...Object.fromEntries(lasting),
    dependencies: inOrder(dependencies),
    propertyDependencies: Object.fromEntries(byProperty),
  });
}

function inOrder(urns: readonly string[] | null | undefined): string[] {
  return [...(urns ?? [])].sort();
}

/** A secret is ciphertext with a new nonce, or clear text, depending on who tells it: it counts as being there. */
function withoutSecrets(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutSecrets);
  if (typeof value !== "object" || value === null) return value;
  if (secretSignature in value && ("ciphertext" in value || "plaintext" in value)) return { [secretSignature]: true };
  return Object.fromEntries(Object.entries(value).map(([key, member]) => [key, withoutSecrets(member)]));
}

/** The engine writes resources down in the order in which they were done. */
function sorted(values: readonly unknown[]): unknown[] {
  const texts = values.map((value) => ({ value, text: canonicalJson(value) }));
  return texts.sort((one, other) => (one.text < other.text ? -1 : 1)).map(({ value }) => value);
}
