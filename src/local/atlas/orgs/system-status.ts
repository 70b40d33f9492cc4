import { keyRoles } from "../api-keys/roles.ts";
import { type Answer, reply } from "../http/answers.ts";
import type { Call } from "../http/operation.ts";
import { organization } from "../store/store.ts";

/** The root of the API, which clients ask to see whether their key works. */
export function getSystemStatus({ context, caller }: Call): Answer {
  const links = [{ href: `${context.baseUrl}/api/atlas/v2`, rel: "self" }];
  const key = context.store.apiKeys.list(organization).find(({ id }) => id === caller.id);
  const accessList = caller.accessList.map(({ cidrBlock, ipAddress }) => ({
    cidrBlock,
    ipAddress: ipAddress ?? cidrBlock.split("/")[0],
  }));
  const roles = keyRoles(context, caller);
  const apiKey = { id: caller.id, publicKey: key?.publicKey ?? caller.id, accessList, roles };
  return reply(200, { apiKey, appName: "MongoDB Atlas", build: "0".repeat(40), links, throttling: false });
}
