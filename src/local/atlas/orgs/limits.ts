import { z } from "zod";

/**
 * What an organization and its projects may have at most, until a project's own limit is set. Atlas' support raises
 * these on request; those that Atlas documents a maximum for can't be raised above it.
 */
export const OrgLimits = z.strictObject({
  projectsPerOrganization: z.int().min(1).default(250),
  teamsPerOrganization: z.int().min(1).default(250),
  teamsPerProject: z.int().min(1).default(100),
  apiKeysPerOrganization: z.int().min(1).default(500),
  clustersPerProject: z.int().min(1).max(100).default(25),
  databaseUsersPerProject: z.int().min(1).max(100).default(100),
  accessListEntriesPerProject: z.int().min(1).max(200).default(200),
});
export type OrgLimits = z.infer<typeof OrgLimits>;
