import { z } from "zod";
import type { Caller } from "../callers/caller.ts";
import { setGrant } from "../callers/grants.ts";
import { coversOrgRole } from "../callers/roles.ts";
import type { AtlasContext } from "../context.ts";
import { type Answer, isRefusal, type Refusal, refuse, reply } from "../http/answers.ts";
import type { Call } from "../http/operation.ts";
import { parseBody } from "../http/read-body.ts";
import { isAtlasId, newAtlasId } from "../ids.ts";
import { organization } from "../store/store.ts";
import { refuseTags, Tags } from "../tags.ts";
import { atlasTime } from "../time.ts";
import { type Group, GroupSettings } from "./model.ts";
import { refuseGroupName } from "./names.ts";
import { wholeGroupView } from "./view.ts";

const Body = z.strictObject({
  name: z.string(),
  orgId: z.string(),
  tags: Tags.nullish(),
  withDefaultAlertsSettings: z.boolean().nullish(),
  regionUsageRestrictions: z.enum(["COMMERCIAL_FEDRAMP_REGIONS_ONLY", "GOV_REGIONS_ONLY"]).nullish(),
  clusterCount: z.unknown().optional(),
  created: z.unknown().optional(),
  id: z.unknown().optional(),
  links: z.unknown().optional(),
});

/** Makes a project in the caller's organization; the caller becomes its owner. */
export function createGroup({ context, caller, body }: Call): Answer {
  const wanted = parseBody(Body, body);
  if (isRefusal(wanted)) return wanted;
  const refusal =
    refuseOrganization(context, caller, wanted.orgId) ??
    refuseGroupName(context, wanted.orgId, wanted.name) ??
    refuseTags(wanted.tags) ??
    refuseMore(context, wanted.orgId);
  if (refusal !== undefined) return refusal;
  const group: Group = {
    id: newAtlasId(context.random),
    name: wanted.name,
    orgId: wanted.orgId,
    created: atlasTime(context.clock.now()),
    tags: wanted.tags ?? [],
    withDefaultAlertsSettings: wanted.withDefaultAlertsSettings ?? true,
    ...(wanted.regionUsageRestrictions ? { regionUsageRestrictions: wanted.regionUsageRestrictions } : {}),
    settings: GroupSettings.parse({}),
    limits: {},
    managedSlowMs: true,
  };
  const { store } = context;
  store.transaction(() => {
    store.groups.put(organization, group.id, group);
    setGrant(store, group.id, caller.id, ["GROUP_OWNER"]);
  });
  const view = wholeGroupView(context, group);
  return reply(201, view, view.links[0]?.href);
}

function refuseOrganization({ store }: AtlasContext, caller: Caller, orgId: string): Refusal | undefined {
  if (!isAtlasId(orgId)) return refuse("INVALID_ORG_ID", orgId);
  if (store.organizations.get(organization, orgId) === undefined) return refuse("ORG_NOT_FOUND", orgId);
  if (caller.orgId !== orgId) return refuse("USER_CANNOT_ACCESS_ORG");
  return coversOrgRole(caller.orgRoles, "ORG_GROUP_CREATOR") ? undefined : refuse("NOT_ORG_GROUP_CREATOR", orgId);
}

function refuseMore({ store, limits }: AtlasContext, orgId: string): Refusal | undefined {
  const atMost = limits.projectsPerOrganization;
  const there = store.groups.list(organization).filter((group) => group.orgId === orgId).length;
  return there >= atMost ? refuse("MAX_GROUPS_PER_ORG_EXCEEDED", atMost, orgId) : undefined;
}
