import { z } from "@hono/zod-openapi";
import { CaseKind } from "../../domain/cases.ts";
import { fleetFilters } from "../../domain/fleet-filters.ts";
import { FleetReasonKind, FleetState, groupOfReason } from "../../domain/fleet-reasons.ts";
import { HospitalStatus } from "../../domain/hospitals.ts";
import { planNames } from "../../domain/plans.ts";
import { RunKind, RunStatus } from "../../domain/runs.ts";
import { Tier } from "../../domain/tiers.ts";
import type { FleetRow } from "../../services/fleet/list.ts";

const FleetReasonView = z
  .object({
    kind: FleetReasonKind,
    group: z.enum(fleetFilters).exclude(["ok"]),
    since: z.iso.datetime().nullable(),
    run: z.object({ id: z.string(), kind: RunKind, status: RunStatus }).nullable(),
    case_kind: CaseKind.nullable(),
    problem: z.string().nullable().meta({ description: "What went wrong, in the run's own words." }),
  })
  .meta({ id: "FleetReason" });
export type FleetReasonView = z.infer<typeof FleetReasonView>;

/** A hospital as the list of the fleet shows it. */
export const FleetRowView = z
  .object({
    organization_id: z.string().meta({ example: "hosp_3v9k2m7qx4n8p5r1t6w0" }),
    slug: z.string(),
    name: z.string(),
    email: z.string(),
    plan: z.enum(planNames),
    status: HospitalStatus,
    created_at: z.iso.datetime(),
    tier: Tier.nullable().meta({ description: "What it has, not what it asked for; null without a database." }),
    state: FleetState.meta({ description: "What is most urgent." }),
    reasons: z.array(FleetReasonView).meta({ description: "Everything that is to be said of it, most urgent first." }),
    run: z
      .object({ id: z.string(), kind: RunKind, status: RunStatus, at: z.iso.datetime() })
      .nullable()
      .meta({ description: "The run that goes on or waits now, else the one that ended last. No ended drift check." }),
    credentials: z.object({ generation: z.int(), created_at: z.iso.datetime() }).nullable(),
  })
  .meta({ id: "FleetRow" });
export type FleetRowView = z.infer<typeof FleetRowView>;

export function fleetRowView({ entry, state, reasons, run, credentialsMadeAt }: FleetRow): FleetRowView {
  const { credentialGeneration: generation } = entry;
  return {
    organization_id: entry.id,
    slug: entry.slug,
    name: entry.name,
    email: entry.email,
    plan: entry.plan,
    status: entry.status,
    created_at: entry.createdAt.toISOString(),
    tier: entry.tier,
    state,
    reasons: reasons.map(({ kind, since, run: about, caseKind, problem }) => ({
      kind,
      group: groupOfReason[kind],
      since: since?.toISOString() ?? null,
      run: about && { id: about.id, kind: about.kind, status: about.status },
      case_kind: caseKind,
      problem,
    })),
    run: run && { id: run.id, kind: run.kind, status: run.status, at: run.at.toISOString() },
    credentials:
      credentialsMadeAt && generation !== null ? { generation, created_at: credentialsMadeAt.toISOString() } : null,
  };
}
