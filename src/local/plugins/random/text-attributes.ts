import { isValues, known, unknown, type Value, type Values } from "../protocol/values.ts";
import { type Attributes, flag, number, text, textMap } from "../resources/attributes.ts";
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

export function checkText(inputs: Values): CheckFailure[] {
  const failures: CheckFailure[] = [];
  const length = known(inputs.length);
  const leasts = ["minUpper", "minLower", "minNumeric", "minSpecial"].map((name) => Number(known(inputs[name]) ?? 0));
  const least = leasts.reduce((sum, each) => sum + each, 0);
  if (typeof length === "number" && (length < 1 || length < least)) {
    const reason = `Attribute length value must be at least 1 and at least the sum of the minimums (${least}), got: ${length}`;
    failures.push({ property: "length", reason });
  }
  const uses = ["special", "upper", "lower"];
  const numeric = known(inputs.numeric) ?? known(inputs.number);
  if (numeric === false && uses.every((name) => known(inputs[name]) === false)) {
    const reason = "At least one attribute out of [special,upper,lower,numeric] must be specified";
    failures.push({ property: "numeric", reason });
  }
  return failures;
}

function hasOtherValues(before: Value, after: Value): boolean {
  if (after === unknown) return true;
  return size(before) !== 0 || size(after) !== 0;
}

function size(value: Value): number {
  return isValues(value) ? Object.keys(value).length : 0;
}
