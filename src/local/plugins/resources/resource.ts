import type { Values } from "../protocol/values.ts";
import type { Attributes } from "./attributes.ts";
import type { Change } from "./plan.ts";

/** What is wrong with an input; `property` is its path, such as `nodes[0].size`, or empty if the reason names it. */
export type CheckFailure = { readonly property: string; readonly reason: string };

/** Tells the person at the console something about the resource of the running call. */
export type Warn = (summary: string, detail: string) => void;

/**
 * One type of resource. States and plans are values in the shape of `attributes`; a plan may hold unknowns where the
 * provider computes. Broken calls throw a `ResourceError`. `Context` is what `configure` of the plugin made.
 */
export type Resource<Context> = {
  /** Pulumi's type, such as `mongodbatlas:index/project:Project`. */
  readonly type: string;
  /** Version of the state's shape, kept in the state for the official plugin. */
  readonly schemaVersion: number;
  readonly attributes: Attributes;
  /** The engine makes up a name when the program gives none. */
  readonly autoNamed: boolean;
  /** Rules beyond the schema, on values of the right types. */
  readonly check: (inputs: Values) => CheckFailure[];
  /** Last word on a plan: refuses it or fills in what the generic rules leave unknown. */
  readonly refine: (change: Change) => Values;
  readonly idOf: (state: Values) => string;
  /** As much of a state as `read` needs, from the id that a person gives for an import. */
  readonly stateOfImport: (id: string) => Values;
  readonly create: (plan: Values, call: Call<Context>) => Promise<Values>;
  /** The state as it is now; undefined if the resource is gone. */
  readonly read: (state: Values, call: Call<Context>) => Promise<Values | undefined>;
  readonly update: (change: Change & { readonly prior: Values }, call: Call<Context>) => Promise<Values>;
  readonly delete: (state: Values, call: Call<Context>) => Promise<void>;
};

export type Call<Context> = { readonly context: Context; readonly warn: Warn };

export function nothingToCheck(): CheckFailure[] {
  return [];
}

export function planAsIs(change: Change): Values {
  return change.planned;
}
