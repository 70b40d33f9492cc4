import { z } from "@hono/zod-openapi";
import { type ChangeSet, Counts, PropertyChange, type ResourceChange } from "../../domain/change-set.ts";
import { DriftCause, type DriftReport } from "../../domain/results.ts";
import { DriftOutcome } from "../../domain/runs.ts";

const PropertyView = PropertyChange.extend({ before: z.unknown().optional(), after: z.unknown().optional() }).meta({
  description: "path, before and after; a secret has neither value, an unknown one has no after.",
});

const ResourceView = z.object({
  urn: z.string(),
  type: z.string(),
  name: z.string(),
  operation: z.string(),
  replaced_because_of: z.array(z.string()),
  properties: z.array(PropertyView),
});

export const ChangeSetView = z
  .object({ has_changes: z.boolean(), counts: Counts, resources: z.array(ResourceView) })
  .meta({ id: "ChangeSet" });

export const DriftView = z
  .object({ outcome: DriftOutcome, resources: z.array(ResourceView.extend({ cause: DriftCause })) })
  .meta({ id: "Drift" });

export function changeSetView({ resources, counts, hasChanges }: ChangeSet): z.infer<typeof ChangeSetView> {
  return { has_changes: hasChanges, counts, resources: resources.map(resourceView) };
}

export function driftView({ outcome, resources }: DriftReport): z.infer<typeof DriftView> {
  return { outcome, resources: resources.map((resource) => ({ ...resourceView(resource), cause: resource.cause })) };
}

function resourceView({ urn, type, name, operation, properties, replacedBecauseOf }: ResourceChange) {
  return { urn, type, name, operation, properties, replaced_because_of: replacedBecauseOf };
}
