import type pb from "@pulumi/pulumi/proto/provider_pb.js";
import structPb from "google-protobuf/google/protobuf/struct_pb.js";
import { coerceValues, WrongType } from "../resources/coerce.ts";
import { schemaFindings } from "../resources/findings.ts";
import type { CheckFailure, Resource } from "../resources/resource.ts";
import { decodeProperties, markSecret } from "./properties.ts";
import type { Values } from "./values.ts";

export type Checked = { readonly inputs: structPb.Struct; readonly failures: readonly string[] };

/** Validates the inputs of a program, gives a nameless resource its name and marks what is secret. */
export function checkResource<C>(resource: Resource<C>, request: pb.CheckRequest): Checked {
  const inputs = request.getNews()?.clone() ?? new structPb.Struct();
  if (resource.autoNamed && !inputs.getFieldsMap().has("name")) setName(inputs, nameFor(request));
  for (const [name, attribute] of Object.entries(resource.attributes)) {
    if (attribute.secret) markSecret(inputs, name);
  }
  const values = typedInputs(resource, decodeProperties(inputs).values);
  const failures = [...schemaFindings(resource.attributes, values), ...resource.check(values)];
  const name = request.getUrn().split("::").at(-1);
  return { inputs, failures: failures.map((failure) => located(failure, `${name}`)) };
}

function typedInputs<C>(resource: Resource<C>, values: Values): Values {
  try {
    return coerceValues(resource.attributes, values);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new WrongType(`cannot encode resource inputs to call ValidateResourceConfig: ${reason}`);
  }
}

function located({ property, reason }: CheckFailure, resourceName: string): string {
  return property === "" ? reason : `${reason}. Examine values at '${resourceName}.${property}'.`;
}

function setName(inputs: structPb.Struct, name: string): void {
  const value = new structPb.Value();
  value.setStringValue(name);
  inputs.getFieldsMap().set("name", value);
}

/** The name that the resource has already, or else its name in the program with seven random digits. */
function nameFor(request: pb.CheckRequest): string {
  const before = decodeProperties(request.getOlds()).values.name;
  if (typeof before === "string" && before !== "") return before;
  const proposed = request.getAutonaming()?.getProposedName();
  if (proposed) return proposed;
  const suffix = Buffer.from(request.getRandomseed_asU8()).toString("hex").slice(0, 7);
  return `${request.getUrn().split("::").at(-1)}-${suffix}`;
}
