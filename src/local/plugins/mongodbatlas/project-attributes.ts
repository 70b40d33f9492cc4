import { type Attributes, flag, listOf, number, objectOf, setOf, text, textMap } from "../resources/attributes.ts";

const textList = { kind: "list", of: text } as const;

/** The settings of a project: our name of each and Atlas's. */
export const settingNames: Readonly<Record<string, string>> = {
  isClusterAiAssistantEnabled: "isClusterAiAssistantEnabled",
  isCollectDatabaseSpecificsStatisticsEnabled: "isCollectDatabaseSpecificsStatisticsEnabled",
  isDataExplorerEnabled: "isDataExplorerEnabled",
  isDataExplorerGenAiFeaturesEnabled: "isDataExplorerGenAIFeaturesEnabled",
  isDataExplorerGenAiSampleDocumentPassingEnabled: "isDataExplorerGenAISampleDocumentPassingEnabled",
  isExtendedStorageSizesEnabled: "isExtendedStorageSizesEnabled",
  isNativeRerankingEnabled: "isNativeRerankingEnabled",
  isPerformanceAdvisorEnabled: "isPerformanceAdvisorEnabled",
  isRealtimePerformancePanelEnabled: "isRealtimePerformancePanelEnabled",
  isSchemaAdvisorEnabled: "isSchemaAdvisorEnabled",
};

const setting = { ...flag, use: "optional-computed", keeps: true } as const;

export const projectAttributes: Attributes = {
  ...Object.fromEntries(Object.keys(settingNames).map((name) => [name, setting])),
  isSlowOperationThresholdingEnabled: setting,
  id: { ...text, use: "computed", keeps: true },
  name: { ...text, use: "required" },
  orgId: { ...text, use: "required", replaces: true },
  clusterCount: { ...number, use: "computed", keeps: true },
  created: { ...text, use: "computed", keeps: true },
  projectOwnerId: { ...text, use: "optional", fixed: true },
  withDefaultAlertsSettings: { ...flag, use: "optional-computed", initially: true },
  regionUsageRestrictions: { ...text, use: "optional-computed", keeps: true },
  ipAddresses: {
    ...objectOf({
      services: {
        ...objectOf({
          clusters: {
            ...listOf({
              clusterName: { ...text, use: "computed" },
              inbounds: { ...textList, use: "computed" },
              outbounds: { ...textList, use: "computed" },
            }),
            use: "computed",
          },
        }),
        use: "computed",
      },
    }),
    use: "computed",
    keeps: true,
  },
  tags: { ...textMap, use: "optional" },
  teams: {
    ...setOf({
      teamId: { ...text, use: "required" },
      roleNames: { kind: "set", of: text, use: "required" },
    }),
    use: "optional",
  },
  limits: {
    ...setOf({
      name: { ...text, use: "required" },
      value: { ...number, use: "required" },
      currentUsage: { ...number, use: "computed" },
      defaultLimit: { ...number, use: "computed" },
      maximumLimit: { ...number, use: "computed" },
    }),
    use: "optional",
  },
};
