import { groupOperation, type Operation } from "../http/operation.ts";
import { createGroup } from "./create.ts";
import { deleteGroup } from "./delete.ts";
import { deleteGroupLimit, getGroupLimit, listGroupLimits, setGroupLimit } from "./limits.ts";
import { disableManagedSlowMs, enableManagedSlowMs, getManagedSlowMs } from "./managed-slow-ms.ts";
import { getGroup, listGroups } from "./read.ts";
import { getGroupSettings, updateGroupSettings } from "./settings.ts";
import { getGroupIpAddresses, listGroupTeams } from "./surroundings.ts";
import { updateGroup } from "./update.ts";

const common = { version: "2023-01-01", rateLimit: "groups" } as const;
const path = "/groups/:groupId";

export const groupOperations: readonly Operation[] = [
  { ...common, id: "listGroups", method: "GET", path: "/groups", handle: listGroups },
  { ...common, id: "createGroup", method: "POST", path: "/groups", handle: createGroup },
  groupOperation({ ...common, id: "getGroup", method: "GET", path, handle: getGroup }),
  groupOperation({ ...common, id: "updateGroup", method: "PATCH", path, handle: updateGroup }),
  groupOperation({ ...common, id: "deleteGroup", method: "DELETE", path, handle: deleteGroup }),
  groupOperation({
    ...common,
    id: "getGroupSettings",
    method: "GET",
    path: `${path}/settings`,
    handle: getGroupSettings,
  }),
  groupOperation({
    ...common,
    id: "updateGroupSettings",
    method: "PATCH",
    path: `${path}/settings`,
    handle: updateGroupSettings,
  }),
  groupOperation({ ...common, id: "listGroupLimits", method: "GET", path: `${path}/limits`, handle: listGroupLimits }),
  groupOperation({
    ...common,
    id: "getGroupLimit",
    method: "GET",
    path: `${path}/limits/:limitName`,
    handle: getGroupLimit,
  }),
  groupOperation({
    ...common,
    id: "setGroupLimit",
    method: "PATCH",
    path: `${path}/limits/:limitName`,
    handle: setGroupLimit,
  }),
  groupOperation({
    ...common,
    id: "deleteGroupLimit",
    method: "DELETE",
    path: `${path}/limits/:limitName`,
    handle: deleteGroupLimit,
  }),
  groupOperation({ ...common, id: "listGroupTeams", method: "GET", path: `${path}/teams`, handle: listGroupTeams }),
  groupOperation({
    ...common,
    id: "getGroupIpAddresses",
    method: "GET",
    path: `${path}/ipAddresses`,
    handle: getGroupIpAddresses,
  }),
  groupOperation({
    ...common,
    id: "getManagedSlowMs",
    method: "GET",
    path: `${path}/managedSlowMs`,
    handle: getManagedSlowMs,
  }),
  groupOperation({
    ...common,
    id: "enableManagedSlowMs",
    method: "POST",
    path: `${path}/managedSlowMs/enable`,
    handle: enableManagedSlowMs,
  }),
  groupOperation({
    ...common,
    id: "disableManagedSlowMs",
    method: "DELETE",
    path: `${path}/managedSlowMs/disable`,
    handle: disableManagedSlowMs,
  }),
];
