import type { Plugin } from "../protocol/plugin.ts";
import { accessOf } from "./access.ts";
import { advancedCluster } from "./advanced-cluster.ts";
import { type AtlasContext, atlasContext } from "./context.ts";
import { databaseUser } from "./database-user.ts";
import { flexCluster } from "./flex-cluster.ts";
import { lazyAtlasClient } from "./lazy-atlas-client.ts";
import { project } from "./project.ts";
import { projectIpAccessList } from "./project-ip-access-list.ts";

/** The stand-in for Pulumi's `mongodbatlas` plugin. `environment` is where keys and address may come from. */
export function mongodbatlasPlugin(environment: Readonly<Record<string, string | undefined>>): Plugin<AtlasContext> {
  return {
    name: "mongodbatlas",
    version: "4.16.0",
    secretConfig: ["privateKey"],
    configure: (config) => atlasContext(lazyAtlasClient(accessOf(config, environment))),
    resources: [project, advancedCluster, flexCluster, databaseUser, projectIpAccessList],
  };
}
