import { z } from "@hono/zod-openapi";
import { Actor } from "../../domain/actors.ts";
import type { ConfigDifference } from "../../runs/desired/config-difference.ts";
import type { RevisionDetails } from "../../services/revisions/show.ts";

export const DifferenceView = z.array(z.object({ key: z.string(), before: z.unknown(), after: z.unknown() }));

export const RevisionView = z
  .object({
    number: z.int(),
    applied: z.boolean().meta({ description: "Atlas has this one." }),
    run: z.string(),
    author: Actor,
    reason: z.string(),
    created_at: z.iso.datetime(),
    difference: DifferenceView.meta({ description: "To the revision before." }),
    config: z.record(z.string(), z.unknown()),
  })
  .meta({ id: "Revision" });

export function revisionView({ revision, applied, difference }: RevisionDetails): z.infer<typeof RevisionView> {
  const { number, runId, author, reason, createdAt, config } = revision;
  return {
    number,
    applied,
    run: runId,
    author,
    reason,
    created_at: createdAt.toISOString(),
    difference: differenceView(difference),
    config,
  };
}

export function differenceView(difference: readonly ConfigDifference[]): z.infer<typeof DifferenceView> {
  return difference.map(({ key, before, after }) => ({ key, before, after }));
}
