import { z } from "zod";

/** Switches of an organization, with the values that Atlas gives a new one. */
export const OrgSettings = z.object({
  apiAccessListRequired: z.boolean().default(false),
  genAIFeaturesEnabled: z.boolean().default(true),
  maxServiceAccountSecretValidityInHours: z.int().min(8).max(8_760).default(8_760),
  multiFactorAuthRequired: z.boolean().default(false),
  operationsContact: z.string().nullable().default(null),
  restrictEmployeeAccess: z.boolean().default(false),
  securityContact: z.string().nullable().default(null),
  streamsCrossGroupEnabled: z.boolean().default(false),
});
export type OrgSettings = z.infer<typeof OrgSettings>;

/** An organization, as it is stored. */
export const Organization = z.object({
  id: z.string(),
  name: z.string(),
  skipDefaultAlertsSettings: z.boolean(),
  settings: OrgSettings,
});
export type Organization = z.infer<typeof Organization>;
