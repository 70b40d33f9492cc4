import { z } from "zod";
import { Tier } from "../../src/domain/tiers.ts";

/** The name of the Pulumi project; also the namespace of every config key. */
export const projectName = "hospital-atlas";

const IpOrCidr = z.union([z.ipv4(), z.ipv6(), z.cidrv4(), z.cidrv6()]);

/**
 * One entry of the project's access list. `comment` is what the Atlas page shows beside it, at most 80 characters
 * (Atlas Admin API, Project IP Access List).
 */
export const AccessEntry = z.strictObject({ address: IpOrCidr, comment: z.string().max(80) });
export type AccessEntry = z.infer<typeof AccessEntry>;

/**
 * The contract of a hospital's stack: everything that may differ between two hospitals, and nothing secret.
 * An upgrade is a change of this and of nothing else. `Pulumi.yaml` describes the same keys for people.
 */
export const HospitalStackConfig = z.strictObject({
  hospitalId: z.string().min(1),
  /** Names the stack and stands in every Atlas name of this hospital. */
  slug: z.string().regex(/^[a-z0-9](?:[a-z0-9-]*[a-z0-9])?$/),
  /** `per-hospital`: the stack owns its Atlas project. `shared`: it uses the one of `projectId`. */
  projectMode: z.enum(["per-hospital", "shared"]),
  orgId: z.string().regex(/^[0-9a-f]{24}$/),
  projectId: z
    .string()
    .regex(/^[0-9a-f]{24}$/)
    .optional(),
  projectName: z.string().min(1).max(64),
  clusterName: z.string().min(1).max(64),
  databaseName: z.string().min(1).max(38),
  cloudProvider: z.enum(["AWS", "GCP", "AZURE"]),
  region: z.string().regex(/^[A-Z0-9_]+$/),
  tier: Tier,
  accessList: z.array(AccessEntry),
  /** One database user per generation, oldest first. A rotation adds one, ends with the oldest removed. */
  credentialGenerations: z.array(z.int().positive()).max(2),
  terminationProtection: z.boolean(),
  /**
   * Whether nobody gets in: no entries, no users, and a dedicated cluster is paused. `accessList` and
   * `credentialGenerations` go on saying what is wanted once it ends. Older revisions do not have it.
   */
  suspended: z.boolean().default(false),
});
export type HospitalStackConfig = z.infer<typeof HospitalStackConfig>;

/** What the stack gives back. `users` is secret as a whole. */
export const HospitalStackOutputs = z.object({
  projectId: z.string(),
  clusterId: z.string(),
  clusterName: z.string(),
  databaseName: z.string(),
  /** `mongodb+srv://…` if Atlas gives one, else `mongodb://…`; without user and password. */
  connectionString: z.string(),
  users: z.array(z.object({ generation: z.int().positive(), username: z.string(), password: z.string() })),
});
export type HospitalStackOutputs = z.infer<typeof HospitalStackOutputs>;
