import { groupOperation, type Operation } from "../http/operation.ts";
import { createGroup } from "./create.ts";
import { deleteGroup } from "./delete.ts";
import { getGroupIpAddresses } from "./ip-addresses.ts";
import { deleteGroupLimit, getGroupLimit, listGroupLimits, setGroupLimit } from "./limits.ts";
import { disableManagedSlowMs, enableManagedSlowMs, getManagedSlowMs } from "./managed-slow-ms.ts";
import { getGroup, getGroupByName, listGroups } from "./read.ts";
import { getGroupSettings, updateGroupSettings } from "./settings.ts";
import { updateGroup } from "./update.ts";

const common = { version: "2023-01-01", rateLimit: "groups" } as const;
const path = "/groups/:groupId";

export const groupOperations: readonly Operation[] = [
  { ...common, id: "listGroups", method: "GET", path: "/groups", handle: listGroups },
  { ...common, id: "createGroup", method: "POST", path: "/groups", handle: createGroup },
  { ...common, id: "getGroupByName", method: "GET", path: "/groups/byName/:groupName", handle: getGroupByName },
  groupOperation({ ...common, id: "getGroup", roles: ["GROUP_READ_ONLY"], method: "GET", path, handle: getGroup }),
  groupOperation({ ...common, id: "updateGroup", roles: ["GROUP_OWNER"], method: "PATCH", path, handle: updateGroup }),
  groupOperation({ ...common, id: "deleteGroup", roles: ["GROUP_OWNER"], method: "DELETE", path, handle: deleteGroup }),
  groupOperation({
    ...common,
    id: "getGroupSettings",
    roles: ["GROUP_READ_ONLY"],
    method: "GET",
    path: `${path}/settings`,
    handle: getGroupSettings,
  }),
  groupOperation({
    ...common,
    id: "updateGroupSettings",
    roles: ["GROUP_OWNER"],
    method: "PATCH",
    path: `${path}/settings`,
    handle: updateGroupSettings,
  }),
  groupOperation({
    ...common,
    id: "listGroupLimits",
    roles: ["GROUP_READ_ONLY"],
    method: "GET",
    path: `${path}/limits`,
    handle: listGroupLimits,
  }),
  groupOperation({
    ...common,
    id: "getGroupLimit",
    roles: ["GROUP_READ_ONLY"],
    method: "GET",
    path: `${path}/limits/:limitName`,
    handle: getGroupLimit,
  }),
  groupOperation({
    ...common,
    id: "setGroupLimit",
    roles: ["GROUP_OWNER"],
    method: "PATCH",
    path: `${path}/limits/:limitName`,
    handle: setGroupLimit,
  }),
  groupOperation({
    ...common,
    id: "deleteGroupLimit",
    roles: ["GROUP_OWNER"],
    method: "DELETE",
    path: `${path}/limits/:limitName`,
    handle: deleteGroupLimit,
  }),
  groupOperation({
    ...common,
    id: "getGroupIpAddresses",
    roles: ["GROUP_READ_ONLY"],
    method: "GET",
    path: `${path}/ipAddresses`,
    handle: getGroupIpAddresses,
  }),
  groupOperation({
    ...common,
    id: "getManagedSlowMs",
    roles: ["GROUP_READ_ONLY"],
    method: "GET",
    path: `${path}/managedSlowMs`,
    handle: getManagedSlowMs,
  }),
  groupOperation({
    ...common,
    id: "enableManagedSlowMs",
    roles: ["GROUP_OWNER"],
    method: "POST",
    path: `${path}/managedSlowMs/enable`,
    handle: enableManagedSlowMs,
  }),
  groupOperation({
    ...common,
    id: "disableManagedSlowMs",
    roles: ["GROUP_OWNER"],
    method: "DELETE",
    path: `${path}/managedSlowMs/disable`,
    handle: disableManagedSlowMs,
  }),
];
