export { type LocalAtlas, startLocalAtlas } from "./atlas/start.ts";
export type { DatabaseBinary } from "./databases/index.ts";
