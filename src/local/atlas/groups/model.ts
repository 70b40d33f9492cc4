import { z } from "zod";
import { Tags } from "../tags.ts";

/** Switches of a project, with the values that Atlas gives a new one. */
export const GroupSettings = z.object({
  isAtlasHomePageAiAssistantEnabled: z.boolean().default(true),
  isClusterAiAssistantEnabled: z.boolean().default(true),
  isCollectDatabaseSpecificsStatisticsEnabled: z.boolean().default(true),
  isDataExplorerEnabled: z.boolean().default(true),
  isDataExplorerGenAIFeaturesEnabled: z.boolean().default(true),
  isDataExplorerGenAISampleDocumentPassingEnabled: z.boolean().default(false),
  isDataValidationEnabled: z.boolean().default(true),
  isExtendedStorageSizesEnabled: z.boolean().default(false),
  isNativeRerankingEnabled: z.boolean().default(false),
  isPerformanceAdvisorEnabled: z.boolean().default(true),
  isRealtimePerformancePanelEnabled: z.boolean().default(true),
  isSchemaAdvisorEnabled: z.boolean().default(true),
});
export type GroupSettings = z.infer<typeof GroupSettings>;

/** A project, as it is stored. */
export const Group = z.object({
  id: z.string(),
  name: z.string(),
  orgId: z.string(),
  created: z.string(),
  tags: Tags,
  withDefaultAlertsSettings: z.boolean(),
  regionUsageRestrictions: z.string().optional(),
  settings: GroupSettings,
  /** Limits that were set away from their default, by name. */
  limits: z.record(z.string(), z.number()),
  managedSlowMs: z.boolean(),
});
export type Group = z.infer<typeof Group>;
