export { startLocalAtlasApart } from "./apart/start-apart.ts";
export { readLocalAtlasKeys } from "./atlas/installation.ts";
export { LocalAtlasSettings } from "./atlas/settings.ts";
export { type LocalAtlas, startLocalAtlas } from "./atlas/start.ts";
export type { DatabaseBinary } from "./databases/index.ts";
