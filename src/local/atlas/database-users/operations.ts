import { groupOperation, type Operation } from "../http/operation.ts";
import { createDatabaseUser } from "./create.ts";
import { deleteDatabaseUser } from "./delete.ts";
import { getDatabaseUser, listDatabaseUsers } from "./read.ts";
import { updateDatabaseUser } from "./update.ts";

const path = "/groups/:groupId/databaseUsers";
const one = `${path}/:databaseName/:username`;
const common = { version: "2023-01-01", rateLimit: "databaseUsers" } as const;

export const databaseUserOperations: readonly Operation[] = [
  groupOperation({
    ...common,
    id: "listDatabaseUsers",
    roles: ["GROUP_READ_ONLY"],
    method: "GET",
    path,
    handle: listDatabaseUsers,
  }),
  groupOperation({
    ...common,
    id: "createDatabaseUser",
    roles: ["GROUP_DATABASE_ACCESS_ADMIN", "GROUP_STREAM_PROCESSING_OWNER"],
    method: "POST",
    path,
    handle: createDatabaseUser,
  }),
  groupOperation({
    ...common,
    id: "getDatabaseUser",
    roles: ["GROUP_READ_ONLY"],
    method: "GET",
    path: one,
    handle: getDatabaseUser,
  }),
  groupOperation({
    ...common,
    id: "updateDatabaseUser",
    roles: ["GROUP_DATABASE_ACCESS_ADMIN", "GROUP_STREAM_PROCESSING_OWNER"],
    method: "PATCH",
    path: one,
    handle: updateDatabaseUser,
  }),
  groupOperation({
    ...common,
    id: "deleteDatabaseUser",
    roles: ["GROUP_DATABASE_ACCESS_ADMIN", "GROUP_STREAM_PROCESSING_OWNER"],
    method: "DELETE",
    path: one,
    handle: deleteDatabaseUser,
  }),
];
