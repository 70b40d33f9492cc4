import { z } from "@hono/zod-openapi";
import { type Reconciliation, Silence } from "../../domain/reconciliation.ts";
import { RunKind } from "../../domain/runs.ts";
import type { HospitalNames } from "../../services/hospitals/names.ts";

export const ReconciliationView = z
  .object({
    at: z.iso.datetime(),
    took_ms: z.number(),
    subscriptions: z.int().nullable().meta({ description: "Compared; null if the gateway did not answer." }),
    hospitals: z.int(),
    projects: z.int().nullable().meta({ description: "Of ours in Atlas; null if Atlas did not answer." }),
    healed: z.array(z.object({ hospital: z.string(), hospital_name: z.string().nullable(), what: z.string() })),
    findings: z.array(
      z.object({
        case: z.string(),
        hospital: z.string().nullable(),
        hospital_name: z.string().nullable(),
        message: z.string(),
        proposed_run: RunKind.nullable(),
      }),
    ),
    silences: z.array(Silence).meta({ description: "Who did not answer. Nothing is concluded from that." }),
  })
  .meta({ id: "Reconciliation" });

export type ReconciliationView = z.infer<typeof ReconciliationView>;

export function reconciliationView(report: Reconciliation, names: HospitalNames): ReconciliationView {
  const { at, tookMs, subscriptions, hospitals, projects, healed, findings, silences } = report;
  return {
    at: at.toISOString(),
    took_ms: tookMs,
    subscriptions,
    hospitals,
    projects,
    healed: healed.map(({ hospitalId, what }) => ({
      hospital: hospitalId,
      hospital_name: names.get(hospitalId) ?? null,
      what,
    })),
    findings: findings.map(({ caseId, hospitalId, message, proposedRun }) => ({
      case: caseId,
      hospital: hospitalId,
      hospital_name: names.get(hospitalId ?? "") ?? null,
      message,
      proposed_run: proposedRun,
    })),
    silences,
  };
}
