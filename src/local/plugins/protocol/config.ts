import pb from "@pulumi/pulumi/proto/provider_pb.js";
import structPb from "google-protobuf/google/protobuf/struct_pb.js";
import { decodeProperties, markSecret } from "./properties.ts";
import type { Values } from "./values.ts";

/** Passes the configuration on as it is, secret where the plugin says so: nothing of the environment gets into a state. */
export function checkConfig(secretNames: readonly string[], news: structPb.Struct | undefined): structPb.Struct {
  const inputs = news?.clone() ?? new structPb.Struct();
  for (const name of secretNames) markSecret(inputs, name);
  return inputs;
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
