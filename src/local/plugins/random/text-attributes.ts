import { isValues, known, unknown, type Value, type Values } from "../protocol/values.ts";
import { type Attributes, flag, number, terraformName, text, textMap } from "../resources/attributes.ts";
import { invalidValue } from "../resources/findings.ts";
import type { CheckFailure } from "../resources/resource.ts";

const yes = { ...flag, use: "optional-computed", fallback: true, replaces: true } as const;
const none = { ...number, use: "optional-computed", fallback: 0, replaces: true } as const;

/** Keepers replace when they change, but not when they appear or disappear without holding anything. */
export const keepers = { ...textMap, use: "optional", replaces: hasOtherValues } as const;

/** What RandomPassword and RandomString have in common. */
export const textAttributes: Attributes = {
  id: { ...text, use: "computed", keeps: true },
  keepers,
  length: { ...number, use: "required", replaces: true },
  lower: yes,
  minLower: none,
  minNumeric: none,
  minSpecial: none,
  minUpper: none,
  number: { ...flag, use: "optional-computed", replaces: true },
  numeric: { ...flag, use: "optional-computed", replaces: true },
  overrideSpecial: { ...text, use: "optional", replaces: (before, after) => !(before === "" && after === null) },
  special: yes,
  upper: yes,
};

/** `number` is the old name of `numeric`: whichever the program sets decides both, and both are true if neither is set. */
export function withNumeric(config: Values, planned: Values): Values {
  const chosen = known(config.numeric) ?? known(config.number);
  const open = config.numeric === unknown || config.number === unknown;
  const value = open ? unknown : (chosen ?? true);
  return { ...planned, number: value, numeric: value };
}

const leasts = ["minUpper", "minLower", "minNumeric", "minSpecial"];
const classes = ["special", "upper", "lower"];

/** Finds a length that can't hold the minimums, and a text for which all characters are switched off. */
export function checkText(inputs: Values): CheckFailure[] {
  return [...lengthFindings(inputs), ...["number", "numeric"].flatMap((property) => emptyFindings(inputs, property))];
}

function lengthFindings(inputs: Values): CheckFailure[] {
  const { length } = inputs;
  if (typeof length !== "number") return [];
  const findings: CheckFailure[] = [];
  if (length < 1) findings.push(invalidValue("length", "value must be at least 1", length));
  const least = leasts.reduce((sum, name) => sum + Number(known(inputs[name]) ?? 0), 0);
  const open = leasts.some((name) => inputs[name] === unknown);
  if (!open && length < least) {
    const names = leasts.map(terraformName).join(" + ");
    findings.push(invalidValue("length", `value must be at least sum of ${names}`, length));
  }
  return findings;
}

/** Classes that the program does not mention are on. */
function emptyFindings(inputs: Values, property: string): CheckFailure[] {
  if (inputs[property] !== false || classes.some((name) => inputs[name] !== false)) return [];
  const detail = `At least one attribute out of [${classes.join(",")},${property}] must be specified as true`;
  return [{ property, reason: `Invalid Attribute Combination. ${detail}` }];
}

function hasOtherValues(before: Value, after: Value): boolean {
  if (after === unknown) return true;
  return size(before) !== 0 || size(after) !== 0;
}

function size(value: Value): number {
  return isValues(value) ? Object.keys(value).length : 0;
}
