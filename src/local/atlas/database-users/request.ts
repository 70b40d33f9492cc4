import { z } from "zod";
import { Tags } from "../tags.ts";
import { authTypes, Scope } from "./model.ts";

/** A role as a request names it. */
export const RoleRequest = z.strictObject({
  roleName: z.string(),
  databaseName: z.string(),
  collectionName: z.string().nullish(),
});

const shared = {
  groupId: z.unknown().optional(),
  links: z.unknown().optional(),
  password: z.string().nullish(),
  labels: Tags.nullish(),
  scopes: z.array(z.strictObject(Scope.shape)).nullish(),
  description: z.string().nullish(),
  deleteAfterDate: z.string().nullish(),
};

/** Body of `createDatabaseUser`. */
export const CreateUserRequest = z.strictObject({
  ...shared,
  ...authTypes,
  username: z.string(),
  databaseName: z.string(),
  roles: z.array(RoleRequest).nullish(),
});
export type CreateUserRequest = z.infer<typeof CreateUserRequest>;

/** Body of `updateDatabaseUser`; what is left out stays as it is. */
export const UpdateUserRequest = z.strictObject({
  ...shared,
  username: z.string().nullish(),
  databaseName: z.string().nullish(),
  roles: z.array(RoleRequest).nullish(),
  awsIAMType: authTypes.awsIAMType.removeDefault().nullish(),
  ldapAuthType: authTypes.ldapAuthType.removeDefault().nullish(),
  oidcAuthType: authTypes.oidcAuthType.removeDefault().nullish(),
  x509Type: authTypes.x509Type.removeDefault().nullish(),
});
export type UpdateUserRequest = z.infer<typeof UpdateUserRequest>;
