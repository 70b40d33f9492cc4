import pb from "@pulumi/pulumi/proto/provider_pb.js";
import structPb from "google-protobuf/google/protobuf/struct_pb.js";
import type { Checked } from "./check.ts";
import { decodeProperties, markSecret } from "./properties.ts";
import type { Values } from "./values.ts";

/** Keys that the engine puts beside a provider's own. */
const engineKeys = ["version", "pluginDownloadURL"];

type Configurable = {
  readonly name: string;
  readonly secretConfig: readonly string[];
  readonly configKeys: readonly string[];
};

/**
 * Passes the configuration on as it is, secret where the plugin says so: nothing of the environment gets into a state.
 * A key that the plugin does not know is a failure.
 */
export function checkConfig(plugin: Configurable, request: pb.CheckRequest): Checked {
  const inputs = request.getNews()?.clone() ?? new structPb.Struct();
  for (const name of plugin.secretConfig) markSecret(inputs, name);
  const allowed = new Set([...plugin.configKeys, ...engineKeys]);
  const strange = Object.keys(decodeProperties(inputs).values).filter((name) => !allowed.has(name));
  return { inputs, failures: strange.map((key) => unknownKey(plugin.name, key, request.getUrn())) };
}

/** A default provider is configured by the stack's configuration, all others by the program. */
function unknownKey(plugin: string, key: string, urn: string): string {
  const provider = urn.split("::").at(-1) ?? "";
  if (!provider.startsWith("default")) {
    const reason = "could not validate provider configuration: Invalid or unknown key";
    return `${reason}. Examine values at '${provider}.${key}'.`;
  }
  const advice = `please choose a different namespace from \`${plugin}:\``;
  return (
    `\`${plugin}:${key}\` is not a valid configuration key for the ${plugin} provider. ` +
    `If the referenced key is not intended for the provider, ${advice}.`
  );
}

/** A change of the configuration is an update of the provider, never a replacement. */
export function diffConfig(request: pb.DiffRequest): pb.DiffResponse {
  const before = decodeProperties(request.getOldInputs() ?? request.getOlds()).values;
  const after = decodeProperties(request.getNews()).values;
  const changed = [...new Set([...Object.keys(before), ...Object.keys(after)])]
    .filter((name) => JSON.stringify(before[name]) !== JSON.stringify(after[name]))
    .sort();
  const { DIFF_NONE, DIFF_SOME } = pb.DiffResponse.DiffChanges;
  const response = new pb.DiffResponse().setChanges(changed.length > 0 ? DIFF_SOME : DIFF_NONE);
  response.setDiffsList(changed).setHasdetaileddiff(true);
  for (const name of changed) response.getDetaileddiffMap().set(name, propertyDiff(name in before, name in after));
  return response;
}

function propertyDiff(was: boolean, is: boolean): pb.PropertyDiff {
  const { ADD, DELETE, UPDATE } = pb.PropertyDiff.Kind;
  return new pb.PropertyDiff().setKind(was ? (is ? UPDATE : DELETE) : ADD).setInputdiff(true);
}

export function configOf(request: pb.ConfigureRequest): Values {
  return decodeProperties(request.getArgs()).values;
}
