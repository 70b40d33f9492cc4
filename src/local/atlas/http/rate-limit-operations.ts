import { maySee } from "../callers/may.ts";
import { isAtlasId } from "../ids.ts";
import { organization } from "../store/store.ts";
import { type Answer, isRefusal, type Refusal, refuse, reply } from "./answers.ts";
import { documentedPath } from "./documented-path.ts";
import type { Call, Operation } from "./operation.ts";
import { page } from "./paging.ts";
import type { RateLimitName, RateLimitSize } from "./rate-limits.ts";

/** Endpoint sets, with the scope that each bucket belongs to. */
const sets = {
  clusters: { title: "Clusters", scope: "GROUP" },
  databaseUsers: { title: "Database Users", scope: "GROUP" },
  groups: { title: "Projects", scope: "GROUP" },
  org: { title: "Organization", scope: "ORGANIZATION" },
  orgList: { title: "Organizations", scope: "ORGANIZATION" },
  teams: { title: "Teams", scope: "ORGANIZATION" },
} as const satisfies Record<RateLimitName, { readonly title: string; readonly scope: string }>;

const names: readonly RateLimitName[] = ["clusters", "databaseUsers", "groups", "org", "orgList", "teams"];

/** The operations that tell of the rate limits of others. */
export function rateLimitOperations(limited: readonly Operation[]): readonly Operation[] {
  const common = { method: "GET", version: "2025-03-12", rateLimit: "org" } as const;
  const view = ({ context }: Call, name: RateLimitName) => setView(name, context.rateLimits.sizeOf(name), limited);

  const listRateLimits = (call: Call): Answer => {
    const scope = askedScope(call);
    if (isRefusal(scope)) return scope;
    const titles = call.query.getAll("name");
    const paths = call.query.getAll("endpointPath");
    const asked = names
      .map((name) => view(call, name))
      .filter((set) => {
        const hasTitle = titles.length === 0 || titles.includes(set.endpointSetName);
        const hasPath = paths.length === 0 || set.endpoints.some(({ path }) => paths.includes(path));
        return hasTitle && hasPath && (scope === undefined || set.scope === scope);
      });
    const cut = page(asked, call.query, call.href);
    return isRefusal(cut) ? cut : reply(200, cut);
  };

  const getRateLimit = (call: Call): Answer => {
    const { endpointSetId = "" } = call.params;
    const name = names.find((known) => known === endpointSetId);
    return name === undefined ? refuse("RESOURCE_NOT_FOUND", endpointSetId) : reply(200, view(call, name));
  };

  return [
    { ...common, id: "listRateLimits", path: "/rateLimits", handle: listRateLimits },
    { ...common, id: "getRateLimit", path: "/rateLimits/:endpointSetId", handle: getRateLimit },
  ];
}

/** The scope that a request narrows the list to, by naming a project, organization, user or address of its own. */
function askedScope({ context, caller, address, query }: Call): string | undefined | Refusal {
  const [groupId, orgId, userId, ipAddress] = ["groupId", "orgId", "userId", "ipAddress"].map((name) =>
    query.get(name),
  );
  if (groupId) {
    if (!isAtlasId(groupId)) return refuse("INVALID_GROUP_ID", groupId);
    const group = context.store.groups.get(organization, groupId);
    if (group === undefined) return refuse("GROUP_NOT_FOUND", groupId);
    return maySee(context, caller, group) ? "GROUP" : refuse("NOT_IN_GROUP");
  }
  if (orgId) return orgId === caller.orgId ? "ORGANIZATION" : refuse("USER_CANNOT_ACCESS_ORG");
  if (userId) return userId === caller.id ? "USER" : refuse("NOT_SELF");
  if (ipAddress) return ipAddress === address ? "IP" : refuse("USER_UNAUTHORIZED");
  return undefined;
}

function setView(name: RateLimitName, { value, usual }: RateLimitSize, limited: readonly Operation[]) {
  const amount = (now: number, before: number) =>
    now === before ? { value: now } : { value: now, defaultValue: before };
  return {
    capacity: amount(value.capacity, usual.capacity),
    endpointSetId: name,
    endpointSetName: sets[name].title,
    endpoints: limited
      .filter(({ rateLimit }) => rateLimit === name)
      .map(({ method, path }) => ({ method, path: documentedPath(path) })),
    refillDurationSeconds: { value: 60 },
    refillRate: amount(value.refillPerMinute, usual.refillPerMinute),
    scope: sets[name].scope,
  };
}
