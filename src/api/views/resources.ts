import { z } from "@hono/zod-openapi";
import { Tier } from "../../domain/tiers.ts";
import type { Resources } from "../../services/hospitals/resources.ts";

const presence = {
  declared: z.boolean(),
  found: z.boolean().nullable().meta({ description: "Null: Atlas could not be asked." }),
};

/** What the stack declares beside what Atlas has. */
export const ResourcesView = z
  .object({
    revision: z.int(),
    at: z.iso.datetime(),
    problem: z
      .object({ code: z.string(), message: z.string(), next_step: z.string() })
      .nullable()
      .meta({ description: "Why Atlas could not be asked." }),
    project: z.object({ name: z.string(), found: z.object({ id: z.string(), name: z.string() }).nullable() }),
    cluster: z.object({
      name: z.string(),
      tier: Tier,
      provider: z.string(),
      region: z.string(),
      termination_protection: z.boolean(),
      suspended: z.boolean(),
      found: z
        .object({
          tier: z.string(),
          state: z.string(),
          paused: z.boolean(),
          provider: z.string(),
          region: z.string(),
          disk_size_gb: z.number().nullable(),
          mongodb_version: z.string().nullable(),
          termination_protection: z.boolean(),
          backup: z.boolean(),
        })
        .nullable(),
    }),
    users: z.array(z.object({ username: z.string(), ...presence })),
    access_list: z.array(z.object({ address: z.string(), comment: z.string(), ...presence })),
    differences: z.array(z.object({ what: z.string(), asked: z.string(), found: z.string(), message: z.string() })),
  })
  .meta({ id: "Resources" });
export type ResourcesView = z.infer<typeof ResourcesView>;

export function resourcesView(resources: Resources): ResourcesView {
  const { revision, at, config, atlas, problem, differences, users, accessList } = resources;
  return {
    revision,
    at: at.toISOString(),
    problem: problem && { code: problem.code, message: problem.message, next_step: problem.nextStep },
    project: {
      name: config.projectName,
      found: atlas?.project ? { id: atlas.project.id, name: atlas.project.name } : null,
    },
    cluster: {
      name: config.clusterName,
      tier: config.tier,
      provider: config.cloudProvider,
      region: config.region,
      termination_protection: config.terminationProtection,
      suspended: config.suspended,
      found: atlas?.cluster ? clusterView(atlas.cluster) : null,
    },
    users: users.map(({ username, declared, found }) => ({ username, declared, found })),
    access_list: accessList.map(({ address, comment, declared, found }) => ({ address, comment, declared, found })),
    differences: differences.map(({ what, asked, found, message }) => ({ what, asked, found, message })),
  };
}

type AtlasCluster = NonNullable<NonNullable<Resources["atlas"]>["cluster"]>;

function clusterView(cluster: AtlasCluster): NonNullable<ResourcesView["cluster"]["found"]> {
  return {
    tier: cluster.tier,
    state: cluster.state,
    paused: cluster.paused,
    provider: cluster.provider,
    region: cluster.region,
    disk_size_gb: cluster.diskSizeGb,
    mongodb_version: cluster.mongoDbVersion,
    termination_protection: cluster.terminationProtection,
    backup: cluster.backupEnabled,
  };
}
