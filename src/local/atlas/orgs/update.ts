import { z } from "zod";
import { type Answer, isRefusal, reply } from "../http/answers.ts";
import type { OrgCall } from "../http/operation.ts";
import { parseBody } from "../http/read-body.ts";
import { organization } from "../store/store.ts";
import type { Organization } from "./model.ts";
import { refuseOrgName } from "./names.ts";
import { orgView } from "./view.ts";

const Body = z.strictObject({
  name: z.string(),
  skipDefaultAlertsSettings: z.boolean().nullish(),
  id: z.unknown().optional(),
  isDeleted: z.unknown().optional(),
  links: z.unknown().optional(),
});

/** Renames an organization. */
export function updateOrg({ context, org, body }: OrgCall): Answer {
  const wanted = parseBody(Body, body);
  if (isRefusal(wanted)) return wanted;
  const refusal = refuseOrgName(wanted.name);
  if (refusal !== undefined) return refusal;
  const { name, skipDefaultAlertsSettings } = wanted;
  const changed: Organization = {
    ...org,
    name,
    skipDefaultAlertsSettings: skipDefaultAlertsSettings ?? org.skipDefaultAlertsSettings,
  };
  context.store.organizations.put(organization, org.id, changed);
  return reply(200, orgView(context, changed));
}
