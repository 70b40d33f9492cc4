import type { Clock } from "../../../foundation/clock.ts";
import type { Plugin } from "../protocol/plugin.ts";
import { ResourceError } from "../resources/resource-error.ts";
import { accessOf } from "./access.ts";
import { advancedCluster } from "./advanced-cluster.ts";
import { messageOf } from "./atlas-error.ts";
import { type AtlasContext, atlasContext } from "./context.ts";
import { databaseUser } from "./database-user.ts";
import { flexCluster } from "./flex-cluster.ts";
import { lazyAtlasClient } from "./lazy-atlas-client.ts";
import { project } from "./project.ts";
import { projectIpAccessList } from "./project-ip-access-list.ts";

/** What the official plugin can be configured with; the stand-in uses the address and the credentials. */
const configKeys = [
  ...["accessToken", "assumeRoles", "awsAccessKeyId", "awsSecretAccessKey", "awsSessionToken", "baseUrl", "clientId"],
  ...["clientSecret", "isMongodbgovCloud", "privateKey", "publicKey", "realmBaseUrl", "region", "secretName"],
  "stsEndpoint",
];

/** The stand-in for Pulumi's `mongodbatlas` plugin. `environment` is where keys and address may come from. */
export function mongodbatlasPlugin(
  environment: Readonly<Record<string, string | undefined>>,
  clock: Clock,
): Plugin<AtlasContext> {
  return {
    name: "mongodbatlas",
    version: "4.16.0",
    secretConfig: ["privateKey"],
    configKeys,
    configure: async (config, warn) => {
      const told = (detail: string) => warn("Warning getting credentials for provider", detail);
      const client = lazyAtlasClient(accessOf(config, environment, told), clock);
      try {
        await client.signIn();
      } catch (error) {
        throw new ResourceError("Error initializing provider", messageOf(error), { cause: error });
      }
      return atlasContext(client);
    },
    resources: [project, advancedCluster, flexCluster, databaseUser, projectIpAccessList],
  };
}
