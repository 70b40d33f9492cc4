import { z } from "zod";
import { type Answer, isRefusal, reply } from "../http/answers.ts";
import type { GroupCall } from "../http/operation.ts";
import { parseBody } from "../http/read-body.ts";
import { organization } from "../store/store.ts";
import { refuseTags, Tags } from "../tags.ts";
import type { Group } from "./model.ts";
import { refuseGroupName } from "./names.ts";
import { wholeGroupView } from "./view.ts";

const Body = z.strictObject({
  name: z.string().nullish(),
  tags: Tags.nullish(),
  withDefaultAlertsSettings: z.boolean().nullish(),
});

export function updateGroup({ context, group, body }: GroupCall): Answer {
  const wanted = parseBody(Body, body);
  if (isRefusal(wanted)) return wanted;
  const name = wanted.name ?? group.name;
  const refusal = refuseGroupName(context, group.orgId, name, group.id) ?? refuseTags(wanted.tags);
  if (refusal !== undefined) return refusal;
  const changed: Group = { ...group, name, tags: wanted.tags ?? group.tags };
  context.store.groups.put(organization, group.id, changed);
  return reply(200, wholeGroupView(context, changed));
}
