import type { StandInPlugins } from "../../../../src/local/plugins/install.ts";

const folder = process.env.OFFICIAL_PLUGINS_DIR;

/** The official plugins' programs, `pulumi-resource-mongodbatlas` and `-random`; undefined if nobody has them at hand. */
export const officialPlugins: StandInPlugins | undefined = folder
  ? { mongodbatlas: folder, random: folder }
  : undefined;

/** With `PLUGINS_UNDER_TEST=official`, what is asked of the stand-ins is asked of the official plugins instead. */
export const pluginsUnderTest = process.env.PLUGINS_UNDER_TEST === "official" ? officialPlugins : undefined;
