import { z } from "zod";
import { type Answer, isRefusal, refuse, reply } from "../http/answers.ts";
import type { Call } from "../http/operation.ts";
import { parseBody } from "../http/read-body.ts";
import { newAtlasId } from "../ids.ts";
import { organization } from "../store/store.ts";
import { refuseTags, Tags } from "../tags.ts";
import { timestamp } from "../timestamp.ts";
import { type Group, GroupSettings } from "./model.ts";
import { refuseGroupName } from "./names.ts";
import { groupView } from "./view.ts";

const maximumGroups = 250;

const Body = z.strictObject({
  name: z.string(),
  orgId: z.string(),
  tags: Tags.nullish(),
  withDefaultAlertsSettings: z.boolean().nullish(),
  regionUsageRestrictions: z.string().nullish(),
  clusterCount: z.unknown().optional(),
  created: z.unknown().optional(),
  id: z.unknown().optional(),
  links: z.unknown().optional(),
});

export function createGroup({ context, body }: Call): Answer {
  const wanted = parseBody(Body, body);
  if (isRefusal(wanted)) return wanted;
  const refusal =
    refuseOrganization(wanted.orgId, context.orgId) ?? refuseGroupName(context, wanted.name) ?? refuseTags(wanted.tags);
  if (refusal !== undefined) return refusal;
  if (context.store.groups.count(organization) >= maximumGroups) {
    return refuse("MAX_GROUPS_PER_ORG_EXCEEDED", maximumGroups, context.orgId);
  }
  const group: Group = {
    id: newAtlasId(context.random),
    name: wanted.name,
    orgId: context.orgId,
    created: timestamp(context.clock.now()),
    tags: wanted.tags ?? [],
    withDefaultAlertsSettings: wanted.withDefaultAlertsSettings ?? true,
    ...(wanted.regionUsageRestrictions ? { regionUsageRestrictions: wanted.regionUsageRestrictions } : {}),
    settings: GroupSettings.parse({}),
    limits: {},
    managedSlowMs: true,
  };
  context.store.groups.put(organization, group.id, group);
  const view = groupView(context, group);
  return reply(201, view, view.links[0]?.href);
}

function refuseOrganization(asked: string, own: string) {
  return asked === own ? undefined : refuse("ORG_NOT_FOUND", asked);
}
