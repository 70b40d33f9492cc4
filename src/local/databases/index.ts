export type { ServerAdmin } from "./admin-client.ts";
export type { DatabaseBinary } from "./binary.ts";
export { isListening, pickFreePort } from "./free-port.ts";
export { keepDatabaseServer } from "./keep-server.ts";
export { type DatabaseServer, type DatabaseServerRequest, startDatabaseServer } from "./start-server.ts";
export { dropServerUser, putServerUser, type ServerUser, syncServerUsers } from "./users.ts";
