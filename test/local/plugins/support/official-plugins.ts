import type { PluginFolders } from "./engine-stack.ts";

const folder = process.env.OFFICIAL_PLUGINS_DIR;

/** The official plugins' programs, `pulumi-resource-mongodbatlas` and `-random`; undefined if nobody has them at hand. */
export const officialPlugins: PluginFolders | undefined = folder ? { mongodbatlas: folder, random: folder } : undefined;
