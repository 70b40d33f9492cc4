import { z } from "zod";
import { type Answer, isRefusal, reply } from "../http/answers.ts";
import type { OrgCall } from "../http/operation.ts";
import { parseBody } from "../http/read-body.ts";
import { organization } from "../store/store.ts";
import { OrgSettings } from "./model.ts";

const { shape } = OrgSettings;

/** What is left out or null stays as it is. */
const Body = z.strictObject({
  apiAccessListRequired: shape.apiAccessListRequired.unwrap().nullish(),
  genAIFeaturesEnabled: shape.genAIFeaturesEnabled.unwrap().nullish(),
  maxServiceAccountSecretValidityInHours: shape.maxServiceAccountSecretValidityInHours.unwrap().nullish(),
  multiFactorAuthRequired: shape.multiFactorAuthRequired.unwrap().nullish(),
  operationsContact: z.string().nullish(),
  restrictEmployeeAccess: shape.restrictEmployeeAccess.unwrap().nullish(),
  securityContact: z.string().nullish(),
  streamsCrossGroupEnabled: shape.streamsCrossGroupEnabled.unwrap().nullish(),
  customSessionTimeouts: z.unknown().optional(),
});

export function getOrgSettings({ org }: OrgCall): Answer {
  return reply(200, org.settings);
}

export function updateOrgSettings({ context, org, body }: OrgCall): Answer {
  const wanted = parseBody(Body, body);
  if (isRefusal(wanted)) return wanted;
  const given = Object.fromEntries(Object.entries(wanted).filter(([, value]) => value !== null && value !== undefined));
  const settings = OrgSettings.parse({ ...org.settings, ...given });
  context.store.organizations.put(organization, org.id, { ...org, settings });
  return reply(200, settings);
}
