import { unknown, type Values } from "../protocol/values.ts";
import type { Attributes } from "../resources/attributes.ts";
import type { Resource } from "../resources/resource.ts";
import { randomText } from "./alphabet.ts";
import { checkText, withNumeric } from "./text-attributes.ts";

/**
 * A resource that keeps a random text in the state until one of its settings or keepers changes. `stateOf` makes the
 * computed part of the state from the text; an import's id is the text itself.
 */
export function textResource(
  type: string,
  schemaVersion: number,
  attributes: Attributes,
  stateOf: (result: string) => Values,
): Resource<undefined> {
  return {
    type,
    schemaVersion,
    attributes,
    autoNamed: false,
    check: checkText,
    refine: ({ config, planned }) => withNumeric(config, planned),
    idOf: (state) => String(state.id),
    stateOfImport: (result) => ({ ...settingsOfImport, length: Buffer.byteLength(result), ...stateOf(result) }),
    create: async (plan) => ({ ...plan, ...stateOf(randomText(plan)) }),
    read: async (state) => state,
    update: async ({ prior, planned }) => settled(planned, prior),
    delete: async () => undefined,
  };
}

const settingsOfImport: Values = {
  special: true,
  upper: true,
  lower: true,
  number: true,
  numeric: true,
  minSpecial: 0,
  minUpper: 0,
  minLower: 0,
  minNumeric: 0,
};

/** What a state that another plugin wrote does not have stays absent. */
function settled(planned: Values, prior: Values): Values {
  return Object.fromEntries(
    Object.entries(planned).map(([name, value]) => [name, value === unknown ? (prior[name] ?? null) : value]),
  );
}
