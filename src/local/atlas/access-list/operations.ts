import { groupOperation, type Operation } from "../http/operation.ts";
import { createAccessListEntry } from "./create.ts";
import { deleteAccessListEntry } from "./delete.ts";
import { getAccessListEntry, listAccessListEntries } from "./read.ts";

const path = "/groups/:groupId/accessList";
const one = `${path}/:entryValue`;
const common = { version: "2023-01-01", rateLimit: "groups" } as const;

export const accessListOperations: readonly Operation[] = [
  groupOperation({
    ...common,
    id: "listAccessListEntries",
    roles: ["GROUP_READ_ONLY"],
    method: "GET",
    path,
    handle: listAccessListEntries,
  }),
  groupOperation({
    ...common,
    id: "createAccessListEntry",
    roles: ["GROUP_NETWORK_ACCESS_MANAGER"],
    method: "POST",
    path,
    handle: createAccessListEntry,
  }),
  groupOperation({
    ...common,
    id: "getAccessListEntry",
    roles: ["GROUP_READ_ONLY"],
    method: "GET",
    path: one,
    handle: getAccessListEntry,
  }),
  groupOperation({
    ...common,
    id: "deleteAccessListEntry",
    roles: ["GROUP_NETWORK_ACCESS_MANAGER"],
    method: "DELETE",
    path: one,
    handle: deleteAccessListEntry,
  }),
];
