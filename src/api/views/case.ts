import { z } from "@hono/zod-openapi";
import { Actor } from "../../domain/actors.ts";
import { type Case, CaseKind } from "../../domain/cases.ts";
import { subjectOf } from "../../domain/payment-cases.ts";
import { RunKind } from "../../domain/runs.ts";
import type { HospitalNames } from "../../services/hospitals/names.ts";

/** Something that only a person may decide. */
export const CaseView = z
  .object({
    id: z.string(),
    kind: CaseKind,
    hospital: z.string().nullable(),
    hospital_name: z.string().nullable(),
    message: z.string(),
    next_step: z.string(),
    delivery: z.string().nullable().meta({ description: "The dead delivery that it is about." }),
    proposed_run: RunKind.nullable(),
    freezes_upgrades: z.boolean(),
    opened_at: z.iso.datetime(),
    closed: z.object({ at: z.iso.datetime(), by: Actor, reason: z.string() }).nullable(),
  })
  .meta({ id: "Case" });
export type CaseView = z.infer<typeof CaseView>;

export function caseView(found: Case, names: HospitalNames): CaseView {
  const { closed } = found;
  return {
    id: found.id,
    kind: found.kind,
    hospital: found.hospitalId,
    hospital_name: names.get(found.hospitalId ?? "") ?? null,
    message: found.message,
    next_step: found.nextStep,
    delivery: found.kind === "event_dead" ? subjectOf(found) : null,
    proposed_run: found.proposedRun,
    freezes_upgrades: found.freezesUpgrades,
    opened_at: found.openedAt.toISOString(),
    closed: closed && { at: closed.at.toISOString(), by: closed.by, reason: closed.reason },
  };
}
