import { z } from "zod";

/** What the engine plans or did with one resource. Words and meanings are Pulumi's own. */
export const Operation = z.enum([
  "same",
  "create",
  "update",
  "delete",
  "replace",
  "create-replacement",
  "delete-replaced",
  "import",
  "import-replacement",
  "read",
  "read-replacement",
  "refresh",
  "discard",
  "discard-replaced",
  "remove-pending-replace",
]);
export type Operation = z.infer<typeof Operation>;

/**
 * One changed property. `path` is like `replicationSpecs[0].regionConfigs[0].electableSpecs.instanceSize`.
 * `before` and `after` are JSON values; absent means that the property is not there on that side.
 * A secret has neither value, an unknown one ("known after apply") has no `after`.
 */
export const PropertyChange = z.object({
  path: z.string(),
  before: z.json().optional(),
  after: z.json().optional(),
  secret: z.boolean(),
  unknown: z.boolean(),
});
export type PropertyChange = z.infer<typeof PropertyChange>;

export const ResourceChange = z.object({
  urn: z.string(),
  type: z.string(),
  name: z.string(),
  operation: Operation,
  properties: z.array(PropertyChange),
  /** The properties that force a replacement; empty if nothing is replaced. */
  replacedBecauseOf: z.array(z.string()),
});
export type ResourceChange = z.infer<typeof ResourceChange>;

/** How many resources meet which fate. */
export const Counts = z.object({
  create: z.int(),
  update: z.int(),
  replace: z.int(),
  delete: z.int(),
  import: z.int(),
  same: z.int(),
});
export type Counts = z.infer<typeof Counts>;

/** Our model of a preview (or of what an apply did). Secret values are never in it. */
export const ChangeSet = z.object({
  resources: z.array(ResourceChange),
  counts: Counts,
  hasChanges: z.boolean(),
});
export type ChangeSet = z.infer<typeof ChangeSet>;
