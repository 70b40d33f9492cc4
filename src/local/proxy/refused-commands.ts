import { BSON } from "mongodb";
import { z } from "zod";
import type { WireRequest } from "./wire-request.ts";

const management: ReadonlySet<string> = new Set([
  ...["createUser", "updateUser", "dropUser", "dropAllUsersFromDatabase"],
  ...["grantRolesToUser", "revokeRolesFromUser"],
  ...["createRole", "updateRole", "dropRole", "dropAllRolesFromDatabase", "grantRolesToRole", "revokeRolesFromRole"],
  ...["grantPrivilegesToRole", "revokePrivilegesFromRole", "invalidateUserCache"],
  ...["_mergeAuthzCollections", "authSchemaUpgrade", "copydbsaslstart"],
]);

/** Where servers keep users, roles and the form in which they keep them. */
const storage = /^(admin\.)?system\.(users|roles|version|backup_users|new_users)$/;

const Elsewhere = z.looseObject({ $db: z.unknown().optional(), to: z.unknown().optional() });

/** Whether Atlas refuses this command to every database user: users and roles are made by its Admin API alone. */
export function isRefused(request: WireRequest): boolean {
  const { command, target } = request;
  if (management.has(command)) return true;
  if (target !== undefined && storage.test(target)) return true;
  if (command === "dropDatabase") return elsewhere(request).$db === "admin";
  return command === "renameCollection" && storage.test(String(elsewhere(request).to));
}

function elsewhere(request: WireRequest): z.infer<typeof Elsewhere> {
  const body = Elsewhere.safeParse(request.body());
  return body.success ? body.data : { $db: "admin", to: "admin.system.users" };
}

const opMsg = 2013;

/** The answer that Atlas gives: `AtlasError` 8000 on M0 and flex clusters, `Unauthorized` 13 on dedicated ones. */
export function refusal({ requestId, command }: WireRequest, isShared: boolean): Buffer {
  const error = isShared
    ? { ok: 0, errmsg: `CMD_NOT_ALLOWED: ${command}`, code: 8000, codeName: "AtlasError" }
    : { ok: 0, errmsg: `not authorized to execute command ${command}`, code: 13, codeName: "Unauthorized" };
  const body = BSON.serialize(error);
  const head = Buffer.alloc(21);
  head.writeInt32LE(head.length + body.length, 0);
  head.writeInt32LE(requestId, 8);
  head.writeInt32LE(opMsg, 12);
  return Buffer.concat([head, body]);
}
