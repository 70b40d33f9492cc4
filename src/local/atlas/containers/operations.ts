import { groupOperation, type Operation } from "../http/operation.ts";
import { createGroupContainer } from "./create.ts";
import { deleteGroupContainer } from "./delete.ts";
import { getGroupContainer, listGroupContainerAll, listGroupContainers } from "./read.ts";

const common = { version: "2023-01-01", rateLimit: "groups" } as const;
const reader = { ...common, roles: ["GROUP_READ_ONLY"] } as const;
const owner = { ...common, roles: ["GROUP_OWNER"] } as const;
const path = "/groups/:groupId/containers";
const all = `${path}/all`;
const one = `${path}/:containerId`;

export const containerOperations: readonly Operation[] = [
  groupOperation({ ...reader, id: "listGroupContainers", method: "GET", path, handle: listGroupContainers }),
  groupOperation({ ...reader, id: "listGroupContainerAll", method: "GET", path: all, handle: listGroupContainerAll }),
  groupOperation({ ...owner, id: "createGroupContainer", method: "POST", path, handle: createGroupContainer }),
  groupOperation({ ...reader, id: "getGroupContainer", method: "GET", path: one, handle: getGroupContainer }),
  groupOperation({ ...owner, id: "deleteGroupContainer", method: "DELETE", path: one, handle: deleteGroupContainer }),
];
