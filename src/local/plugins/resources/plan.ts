import { isSet, isValues, known, unknown, type Value, type Values } from "../protocol/values.ts";
import { type Attribute, type Attributes, isComputed, type Kind, terraformName } from "./attributes.ts";
import { sameObject, sameValue } from "./equality.ts";
import { ResourceError } from "./resource-error.ts";

/** What a plan starts from: the state (none for a create) and the inputs of the program. */
export type Change = { readonly prior: Values | undefined; readonly config: Values; readonly planned: Values };

/**
 * Computes the state that an apply is to reach, as Terraform's `PlanResourceChange` does: the inputs, completed by the
 * state; if that is not what the state says already, then everything that the provider computes is unknown.
 */
export function planChange(attributes: Attributes, prior: Values | undefined, config: Values): Values {
  const proposed = proposeObject(attributes, prior, config);
  if (prior && sameObject(attributes, prior, proposed)) return proposed;
  const planned = markObject(attributes, config, proposed);
  settleObject(attributes, prior, config, planned);
  return planned;
}

/** Fills in what is known already about attributes that the program leaves to the provider, inside of objects too. */
function settleObject(attributes: Attributes, prior: Values | undefined, config: Values, planned: Values): void {
  for (const [name, attribute] of Object.entries(attributes)) {
    const wanted = config[name];
    const before = prior?.[name];
    const plan = planned[name];
    if (attribute.kind === "object" && isValues(wanted) && isValues(plan)) {
      settleObject(attribute.attributes, isValues(before) ? before : undefined, wanted, plan);
    }
    if (plan !== unknown || wanted === unknown) continue;
    const settled = settle(attribute, prior, before);
    if (settled !== unknown) planned[name] = settled;
  }
}

function settle(attribute: Attribute, prior: Values | undefined, before: Value | undefined): Value {
  if (attribute.initially !== undefined) return prior ? (before ?? null) : attribute.initially;
  return attribute.keeps && isSet(before) ? before : unknown;
}

/** Throws if the program changes what can be chosen at the creation only. */
export function refuseLateChoice(attributes: Attributes, { prior, config, planned }: Change): void {
  if (!prior) return;
  for (const [name, attribute] of Object.entries(attributes)) {
    const wanted = known(config[name]);
    if (attribute.initially === undefined || wanted === null || wanted === prior[name]) continue;
    const advice = "remove it from the configuration or use the state value (see below).";
    const summary = `${terraformName(name)} cannot be updated or set after import, ${advice}`;
    throw new ResourceError(summary, `The current state value is ${String(prior[name] ?? "<null>")}`);
  }
  refuseOther(attributes, prior, planned, "");
}

/** A value that is not known yet counts as another one: the official plugins refuse it in a preview already. */
function refuseOther(attributes: Attributes, prior: Values, planned: Values, path: string): void {
  for (const [name, attribute] of Object.entries(attributes)) {
    const before = prior[name];
    const after = planned[name];
    const here = `${path}${terraformName(name)}`;
    if (attribute.kind === "object" && isValues(before) && isValues(after)) {
      refuseOther(attribute.attributes, before, after, `${here}.`);
    }
    if (!attribute.fixed || !isSet(before) || sameValue(attribute, before, after)) continue;
    throw new ResourceError(`${here} cannot be updated`, `${here} cannot be updated`);
  }
}

/** Names of the properties that a plan changes, and of those among them that force a new resource; both sorted. */
export function comparePlan(
  attributes: Attributes,
  prior: Values,
  planned: Values,
): { changed: string[]; replaces: string[] } {
  const changed = Object.entries(attributes)
    .filter(([name, attribute]) => !attribute.writeOnly && !sameValue(attribute, prior[name], planned[name]))
    .map(([name]) => name)
    .sort();
  return {
    changed,
    replaces: changed.filter((name) => forcesReplacement(attributes[name], prior[name], planned[name])),
  };
}

function forcesReplacement(attribute: Attribute | undefined, before: Value | undefined, after: Value | undefined) {
  const rule = attribute?.replaces;
  return typeof rule === "function" ? rule(before ?? null, after ?? null) : rule === true;
}

function proposeObject(attributes: Attributes, prior: Values | undefined, config: Values): Values {
  const proposed: Values = {};
  for (const [name, attribute] of Object.entries(attributes)) {
    const value = proposeAttribute(attribute, prior?.[name], config[name]);
    if (value !== null) proposed[name] = value;
  }
  return proposed;
}

function proposeAttribute(attribute: Attribute, prior: Value | undefined, config: Value | undefined): Value {
  if (isSet(config)) return proposeValue(attribute, prior, config);
  if (attribute.fallback !== undefined) return attribute.fallback;
  return isComputed(attribute) ? (prior ?? null) : null;
}

function proposeValue(kind: Kind, prior: Value | undefined, config: Value): Value {
  if (kind.kind === "object" && isValues(config)) {
    return proposeObject(kind.attributes, isValues(prior) ? prior : undefined, config);
  }
  if (kind.kind === "list" && Array.isArray(config)) {
    const before = Array.isArray(prior) ? prior : [];
    return config.map((item, index) => proposeValue(kind.of, before[index], item));
  }
  if (kind.kind === "set" && Array.isArray(config)) {
    const before = Array.isArray(prior) ? prior : [];
    return config.map((item) => proposeValue(kind.of, before.find(sameSettings(kind.of, item)), item));
  }
  return config;
}

/** An element of a set is recognised by what the program says about it. */
function sameSettings(kind: Kind, config: Value): (candidate: Value) => boolean {
  if (kind.kind !== "object" || !isValues(config)) return (candidate) => sameValue(kind, candidate, config);
  const said = Object.entries(kind.attributes).filter(([name]) => (config[name] ?? null) !== null);
  return (candidate) =>
    isValues(candidate) && said.every(([name, attribute]) => sameValue(attribute, candidate[name], config[name]));
}

function markObject(attributes: Attributes, config: Values, proposed: Values): Values {
  const marked: Values = {};
  for (const [name, attribute] of Object.entries(attributes)) {
    const value = markAttribute(attribute, config[name], proposed[name]);
    if (isSet(value)) marked[name] = value;
  }
  return marked;
}

function markAttribute(attribute: Attribute, config: Value | undefined, proposed: Value | undefined) {
  if (isSet(config)) return markValue(attribute, config, proposed);
  return isComputed(attribute) && attribute.fallback === undefined ? unknown : proposed;
}

function markValue(kind: Kind, config: Value, proposed: Value | undefined): Value | undefined {
  if (kind.kind === "object" && isValues(config) && isValues(proposed)) {
    return markObject(kind.attributes, config, proposed);
  }
  if ((kind.kind === "list" || kind.kind === "set") && Array.isArray(config) && Array.isArray(proposed)) {
    return config.map((item, index) => markValue(kind.of, item, proposed[index]) ?? null);
  }
  return proposed;
}
