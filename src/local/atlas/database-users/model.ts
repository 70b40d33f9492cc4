import { z } from "zod";
import { Tags } from "../tags.ts";

export const Role = z.object({
  roleName: z.string(),
  databaseName: z.string(),
  collectionName: z.string().optional(),
});
export type Role = z.infer<typeof Role>;

export const Scope = z.object({ name: z.string(), type: z.enum(["CLUSTER", "DATA_LAKE", "STREAM"]) });
export type Scope = z.infer<typeof Scope>;

/** Ways to sign in other than by password. */
export const authTypes = {
  awsIAMType: z.enum(["NONE", "USER", "ROLE"]).default("NONE"),
  ldapAuthType: z.enum(["NONE", "USER", "GROUP"]).default("NONE"),
  oidcAuthType: z.enum(["NONE", "IDP_GROUP", "USER"]).default("NONE"),
  x509Type: z.enum(["NONE", "MANAGED", "CUSTOMER"]).default("NONE"),
};

/** A database user of a project, as it is stored: its password is sealed. */
export const DatabaseUser = z.object({
  username: z.string(),
  databaseName: z.string(),
  roles: z.array(Role),
  scopes: z.array(Scope),
  labels: Tags,
  description: z.string().optional(),
  deleteAfterDate: z.string().optional(),
  ...authTypes,
  /** Absent for users who sign in without a password. */
  sealedPassword: z.string().optional(),
});
export type DatabaseUser = z.infer<typeof DatabaseUser>;

/** Key of a user within its project. */
export function userKey(databaseName: string, username: string): string {
  return JSON.stringify([databaseName, username]);
}
