import { groupOperation, type Operation } from "../http/operation.ts";
import { createDatabaseUser } from "./create.ts";
import { deleteDatabaseUser } from "./delete.ts";
import { getDatabaseUser, listDatabaseUsers } from "./read.ts";
import { updateDatabaseUser } from "./update.ts";

const path = "/groups/:groupId/databaseUsers";
const one = `${path}/:databaseName/:username`;
const common = { version: "2023-01-01", rateLimit: "databaseUsers" } as const;

export const databaseUserOperations: readonly Operation[] = [
  groupOperation({ ...common, id: "listDatabaseUsers", method: "GET", path, handle: listDatabaseUsers }),
  groupOperation({ ...common, id: "createDatabaseUser", method: "POST", path, handle: createDatabaseUser }),
  groupOperation({ ...common, id: "getDatabaseUser", method: "GET", path: one, handle: getDatabaseUser }),
  groupOperation({ ...common, id: "updateDatabaseUser", method: "PATCH", path: one, handle: updateDatabaseUser }),
  groupOperation({ ...common, id: "deleteDatabaseUser", method: "DELETE", path: one, handle: deleteDatabaseUser }),
];
