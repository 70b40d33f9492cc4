import { z } from "zod";
import { listClusters } from "../clusters/find.ts";
import type { AtlasContext } from "../context.ts";
import { type Answer, isRefusal, refuse, reply } from "../http/answers.ts";
import type { GroupCall } from "../http/operation.ts";
import { parseBody } from "../http/read-body.ts";
import type { OrgLimits } from "../orgs/limits.ts";
import { organization } from "../store/store.ts";
import type { Group } from "./model.ts";

type Limit = {
  /** What a project has that never set it. */
  readonly value: (raised: OrgLimits) => number;
  readonly maximum: number;
  readonly usage: (context: AtlasContext, groupId: string) => number;
};

const limits = {
  "atlas.project.deployment.clusters": {
    value: (raised) => raised.clustersPerProject,
    maximum: 100,
    usage: (context, id) => listClusters(context, id).length,
  },
  "atlas.project.security.databaseAccess.users": {
    value: (raised) => raised.databaseUsersPerProject,
    maximum: 100,
    usage: ({ store }, id) => store.databaseUsers.count(id),
  },
  "atlas.project.security.networkAccess.entries": {
    value: (raised) => raised.accessListEntriesPerProject,
    maximum: 200,
    usage: ({ store }, id) => store.accessList.count(id),
  },
  "atlas.project.security.networkAccess.crossRegionEntries": { value: () => 40, maximum: 220, usage: () => 0 },
  "atlas.project.security.databaseAccess.customRoles": { value: () => 100, maximum: 1400, usage: () => 0 },
  "atlas.project.deployment.nodesPerPrivateLinkRegion": { value: () => 50, maximum: 90, usage: () => 0 },
  "atlas.project.deployment.privateServiceConnectionsPerRegionGroup": { value: () => 50, maximum: 100, usage: () => 0 },
} as const satisfies Record<string, Limit>;

export type LimitName = keyof typeof limits;

/** What the project may have at most. */
export function limitOf({ limits: raised }: AtlasContext, group: Group, name: LimitName): number {
  return group.limits[name] ?? limits[name].value(raised);
}

const Body = z.strictObject({
  name: z.unknown().optional(),
  value: z.int(),
  currentUsage: z.unknown().optional(),
  defaultLimit: z.unknown().optional(),
  maximumLimit: z.unknown().optional(),
});

/** Atlas answers a bare array here, without the envelope of other lists. */
export function listGroupLimits({ context, group }: GroupCall): Answer {
  return reply(
    200,
    limitNames.map((name) => limitView(context, group, name)),
  );
}

export function getGroupLimit({ context, group, params }: GroupCall): Answer {
  const name = limitNames.find((known) => known === params.limitName);
  return name === undefined
    ? refuse("LIMIT_NOT_FOUND", params.limitName ?? "")
    : reply(200, limitView(context, group, name));
}

export function setGroupLimit({ context, group, params, body }: GroupCall): Answer {
  const name = limitNames.find((known) => known === params.limitName);
  if (name === undefined) return refuse("LIMIT_NOT_FOUND", params.limitName ?? "");
  const wanted = parseBody(Body, body);
  if (isRefusal(wanted)) return wanted;
  const { maximum } = limits[name];
  if (wanted.value < 1 || wanted.value > maximum) return refuse("LIMIT_VALUE_INVALID", name, 1, maximum);
  const changed: Group = { ...group, limits: { ...group.limits, [name]: wanted.value } };
  context.store.groups.put(organization, group.id, changed);
  return reply(200, limitView(context, changed, name));
}

export function deleteGroupLimit({ context, group, params }: GroupCall): Answer {
  const name = limitNames.find((known) => known === params.limitName);
  if (name === undefined) return refuse("LIMIT_NOT_FOUND", params.limitName ?? "");
  const kept = Object.fromEntries(Object.entries(group.limits).filter(([set]) => set !== name));
  context.store.groups.put(organization, group.id, { ...group, limits: kept });
  return reply(204);
}

const limitNames: readonly LimitName[] = [
  "atlas.project.deployment.clusters",
  "atlas.project.deployment.nodesPerPrivateLinkRegion",
  "atlas.project.deployment.privateServiceConnectionsPerRegionGroup",
  "atlas.project.security.databaseAccess.customRoles",
  "atlas.project.security.databaseAccess.users",
  "atlas.project.security.networkAccess.crossRegionEntries",
  "atlas.project.security.networkAccess.entries",
];

function limitView(context: AtlasContext, group: Group, name: LimitName) {
  const { value, maximum, usage } = limits[name];
  return {
    currentUsage: usage(context, group.id),
    defaultLimit: value(context.limits),
    maximumLimit: maximum,
    name,
    value: limitOf(context, group, name),
  };
}
