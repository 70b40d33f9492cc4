import type structPb from "google-protobuf/google/protobuf/struct_pb.js";
import { isSettable, pick } from "../resources/attributes.ts";
import { coerceValues } from "../resources/coerce.ts";
import { inputsOfImport, refreshInputs } from "../resources/inputs.ts";
import { comparePlan, planChange } from "../resources/plan.ts";
import type { Call, Resource } from "../resources/resource.ts";
import { PlanError, ResourceError } from "../resources/resource-error.ts";
import { decodeProperties, encodeProperties } from "./properties.ts";
import type { Values } from "./values.ts";

type Struct = structPb.Struct;

export type Differences = { readonly changed: string[]; readonly replaces: string[] };
export type Reading = { readonly id: string; readonly properties: Struct; readonly inputs: Struct };

/** What an apply of these inputs would change in a resource that has this state. */
export function diffResource<C>(
  resource: Resource<C>,
  olds: Struct | undefined,
  news: Struct | undefined,
): Differences {
  const prior = stateOf(resource, olds);
  const planned = refinedPlan(resource, prior, settingsOf(resource, news));
  return comparePlan(resource.attributes, prior, planned);
}

/** The state before an apply, with unknowns where the provider is to fill in. */
export function previewCreate<C>(resource: Resource<C>, news: Struct | undefined): Struct {
  return previewOf(resource, refinedPlan(resource, undefined, settingsOf(resource, news)), news);
}

export async function createResource<C>(resource: Resource<C>, news: Struct | undefined, call: Call<C>) {
  const planned = refinedPlan(resource, undefined, settingsOf(resource, news));
  const state = await resource.create(planned, call);
  return { id: resource.idOf(state), properties: stateStruct(resource, state, news) };
}

export function previewUpdate<C>(resource: Resource<C>, olds: Struct | undefined, news: Struct | undefined): Struct {
  return previewOf(resource, refinedPlan(resource, stateOf(resource, olds), settingsOf(resource, news)), news);
}

export async function updateResource<C>(
  resource: Resource<C>,
  olds: Struct | undefined,
  news: Struct | undefined,
  call: Call<C>,
): Promise<Struct> {
  const prior = stateOf(resource, olds);
  const config = settingsOf(resource, news);
  const state = await resource.update({ prior, config, planned: refinedPlan(resource, prior, config) }, call);
  return stateStruct(resource, state, news);
}

export async function deleteResource<C>(resource: Resource<C>, olds: Struct | undefined, call: Call<C>) {
  await resource.delete(stateOf(resource, olds), call);
}

/** Looks a known resource up again, or, with no state at hand, the one that a person imports by `id`. */
export async function readResource<C>(
  resource: Resource<C>,
  known: { id: string; properties: Struct | undefined; inputs: Struct | undefined },
  call: Call<C>,
): Promise<Reading | undefined> {
  const before = decodeProperties(known.properties);
  const refreshes = Object.keys(before.values).length > 0;
  const start = refreshes ? pick(resource.attributes, before.values) : resource.stateOfImport(known.id);
  const state = await resource.read(start, call);
  if (!state && !refreshes && resource.schemaVersion > 0) throw notImported();
  if (!state) return undefined;
  const oldInputs = decodeProperties(known.inputs);
  const inputs = refreshes
    ? refreshInputs(resource.attributes, oldInputs.values, state)
    : inputsOfImport(resource.attributes, state);
  const secrets = new Set([...before.secrets, ...oldInputs.secrets, ...secretNames(resource)]);
  return {
    id: resource.idOf(state),
    properties: encodeProperties({ values: withMeta(resource, state), secrets }),
    inputs: encodeProperties({ values: inputs, secrets }),
  };
}

/** What the official plugins say of an import that finds nothing, if the state's shape has had earlier versions. */
function notImported(): ResourceError {
  const reason = "This resource was implemented with an UpgradeState() method";
  const detail = `${reason}, however Terraform was expecting an implementation for version 0 upgrade.`;
  return new ResourceError("Unable to Upgrade Resource State", detail);
}

function stateOf<C>(resource: Resource<C>, olds: Struct | undefined): Values {
  return pick(resource.attributes, decodeProperties(olds).values);
}

function settingsOf<C>(resource: Resource<C>, news: Struct | undefined): Values {
  const values = coerceValues(resource.attributes, pick(resource.attributes, decodeProperties(news).values));
  return Object.fromEntries(
    Object.entries(values).filter(([name]) => {
      const attribute = resource.attributes[name];
      return attribute !== undefined && isSettable(attribute);
    }),
  );
}

function refinedPlan<C>(resource: Resource<C>, prior: Values | undefined, config: Values): Values {
  const planned = planChange(resource.attributes, prior, config);
  try {
    return resource.refine({ prior, config, planned });
  } catch (error) {
    throw error instanceof ResourceError ? new PlanError(error) : error;
  }
}

function previewOf<C>(resource: Resource<C>, planned: Values, news: Struct | undefined): Struct {
  return encodeProperties({ values: planned, secrets: secretsOf(resource, news) });
}

function stateStruct<C>(resource: Resource<C>, state: Values, news: Struct | undefined): Struct {
  return encodeProperties({ values: withMeta(resource, state), secrets: secretsOf(resource, news) });
}

/** An input that is secret stays so in the state, and what the schema calls secret is so in any case. */
function secretsOf<C>(resource: Resource<C>, news: Struct | undefined): ReadonlySet<string> {
  return new Set([...decodeProperties(news).secrets, ...secretNames(resource)]);
}

function secretNames<C>(resource: Resource<C>): string[] {
  return Object.entries(resource.attributes)
    .filter(([, attribute]) => attribute.secret)
    .map(([name]) => name);
}

/** The official plugin upgrades a state without a version as if it were the oldest one, and fails. */
function withMeta<C>(resource: Resource<C>, state: Values): Values {
  const values = pick(resource.attributes, state);
  if (resource.schemaVersion > 0) values.__meta = JSON.stringify({ schema_version: String(resource.schemaVersion) });
  return values;
}
