export { type LocalAtlas, type LocalAtlasOptions, startLocalAtlas } from "./atlas/start.ts";
export { type DatabaseBinary, type DatabaseServer, startDatabaseServer } from "./databases/index.ts";
