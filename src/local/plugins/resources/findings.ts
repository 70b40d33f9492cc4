import { isSet, isValues, unknown, type Value, type Values } from "../protocol/values.ts";
import { type Attributes, type Kind, terraformName } from "./attributes.ts";
import type { CheckFailure } from "./resource.ts";

/** A value that breaks a rule, in the words of Terraform's validators. */
export function invalidValue(property: string, rule: string, value: Value, kind = ""): CheckFailure {
  const summary = `Invalid Attribute Value${kind}`;
  return { property, reason: `${summary}. Attribute ${terraformName(property)} ${rule}, got: ${String(value)}` };
}

/** Finds a text that is none of those allowed. */
export function oneOf(inputs: Values, property: string, allowed: readonly string[]): CheckFailure[] {
  const value = inputs[property];
  if (typeof value !== "string" || allowed.includes(value)) return [];
  const choices = allowed.map((choice) => `"${choice}"`).join(" ");
  return [invalidValue(property, `value must be one of: [${choices}]`, `"${value}"`, " Match")];
}

/** Finds properties that are set beside `property`, which excludes them. What is not known yet is let through. */
export function conflicts(inputs: Values, property: string, others: readonly string[]): CheckFailure[] {
  if (!isSet(inputs[property])) return [];
  return others
    .filter((other) => isSet(inputs[other]) && inputs[other] !== unknown)
    .map((other) => combination(property, `"${terraformName(other)}" cannot be specified when`));
}

/** Finds that `property` is set without `other`, which it needs. */
export function requires(inputs: Values, property: string, other: string): CheckFailure[] {
  if (!isSet(inputs[property]) || isSet(inputs[other])) return [];
  return [combination(property, `"${terraformName(other)}" must be specified when`)];
}

function combination(property: string, rule: string): CheckFailure {
  const reason = `Attribute ${rule} "${terraformName(property)}" is specified`;
  return { property, reason: `Invalid Attribute Combination. ${reason}` };
}

/** Finds what a program has to set and does not, and what it sets though only the provider does, at any depth. */
export function schemaFindings(attributes: Attributes, inputs: Values, path = ""): CheckFailure[] {
  return Object.entries(attributes).flatMap(([name, attribute]) => {
    const property = `${path}${name}`;
    const value = inputs[name];
    if (attribute.use === "required" && isBlock(attribute) && isEmpty(value)) return [missingBlock(property)];
    if (!isSet(value)) return attribute.use === "required" ? [missing(property)] : [];
    if (attribute.use === "computed") return [readOnly(property)];
    return insideFindings(attribute, value, property);
  });
}

function insideFindings(kind: Kind, value: Value, path: string): CheckFailure[] {
  if (kind.kind === "object") return isValues(value) ? schemaFindings(kind.attributes, value, `${path}.`) : [];
  if ((kind.kind !== "list" && kind.kind !== "set") || !Array.isArray(value)) return [];
  return value.flatMap((item, index) =>
    insideFindings(kind.of, item, kind.kind === "list" ? `${path}[${index}]` : path),
  );
}

/** Terraform has sets of objects as blocks, of which none and an empty one are the same. */
function isBlock(kind: Kind): boolean {
  return kind.kind === "set" && kind.of.kind === "object";
}

function isEmpty(value: Value | undefined): boolean {
  return !isSet(value) || (Array.isArray(value) && value.length === 0);
}

function missingBlock(property: string): CheckFailure {
  const rule = "must have a configuration value as the provider has marked it as required";
  return { property, reason: `Invalid Block. Block ${terraformName(property)} ${rule}` };
}

function missing(property: string): CheckFailure {
  return { property: "", reason: `Missing required property '${property}'` };
}

function readOnly(property: string): CheckFailure {
  const detail = "Cannot set value for this attribute as the provider has marked it as read-only.";
  const advice = "Remove the configuration line setting the value.";
  return { property, reason: `Invalid Configuration for Read-Only Attribute. ${detail} ${advice}` };
}
