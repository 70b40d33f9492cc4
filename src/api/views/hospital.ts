import { z } from "@hono/zod-openapi";
import { applicationString } from "../../domain/connection-string.ts";
import { AtlasTarget, type Hospital, HospitalStatus } from "../../domain/hospitals.ts";
import { planNames } from "../../domain/plans.ts";
import { DriftOutcome } from "../../domain/runs.ts";
import { Tier } from "../../domain/tiers.ts";
import { SubscriptionView, subscriptionView } from "./subscription.ts";

/** A hospital as clients see it; no secret is ever in it. */
export const HospitalView = z
  .object({
    organization_id: z.string().meta({ example: "hosp_3v9k2m7qx4n8p5r1t6w0" }),
    slug: z.string().meta({ example: "test-hospital" }),
    name: z.string(),
    email: z.string(),
    phone: z.string(),
    plan: z.enum(planNames),
    target: AtlasTarget,
    status: HospitalStatus,
    subscription: SubscriptionView.nullable(),
    retained_until: z.iso.datetime().nullable().meta({ description: "How long the data are kept at least." }),
    created_at: z.iso.datetime(),
    applied_revision: z.int(),
    active_run: z.string().nullable().meta({ description: "The first of the queue." }),
    queue: z.array(z.string()).meta({ description: "Every run that has not ended, in order." }),
    recovery_needed_since: z.string().nullable().meta({ description: "The run that broke off." }),
    drift: z.object({ outcome: DriftOutcome, at: z.iso.datetime(), run: z.string() }).nullable(),
    database: z
      .object({
        project_id: z.string(),
        cluster_name: z.string(),
        database_name: z.string(),
        tier: Tier,
        connection_string: z.string().meta({ description: "Without user and password." }),
        credential_generation: z.int(),
      })
      .nullable(),
  })
  .meta({ id: "Hospital" });
export type HospitalView = z.infer<typeof HospitalView>;

export function hospitalView(hospital: Hospital): HospitalView {
  const { database } = hospital;
  return {
    organization_id: hospital.id,
    slug: hospital.slug,
    name: hospital.name,
    email: hospital.email,
    phone: hospital.phone,
    plan: hospital.plan,
    target: hospital.target,
    status: hospital.status,
    subscription: hospital.subscription && subscriptionView(hospital.subscription),
    retained_until: hospital.retention?.until.toISOString() ?? null,
    created_at: hospital.createdAt.toISOString(),
    applied_revision: hospital.appliedRevision,
    active_run: hospital.queue[0] ?? null,
    queue: hospital.queue,
    recovery_needed_since: hospital.unknownSince,
    drift: hospital.drift && {
      outcome: hospital.drift.outcome,
      at: hospital.drift.at.toISOString(),
      run: hospital.drift.runId,
    },
    database: database && {
      project_id: database.projectId,
      cluster_name: database.clusterName,
      database_name: database.databaseName,
      tier: database.tier,
      connection_string: applicationString(database.connectionString, database.databaseName),
      credential_generation: database.credentialGeneration,
    },
  };
}
