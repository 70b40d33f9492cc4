import { type Attributes, flag, listOf, number, objectOf, text, textMap } from "../resources/attributes.ts";
import { timeoutsOf } from "./timeouts.ts";

const optionalText = { ...text, use: "optional" } as const;
const computedText = { ...text, use: "computed" } as const;
const eitherText = { ...text, use: "optional-computed" } as const;
const eitherFlag = { ...flag, use: "optional-computed" } as const;
const eitherNumber = { ...number, use: "optional-computed" } as const;
const ciphers = { kind: "set", of: text, use: "optional-computed" } as const;

const hardware = {
  ...objectOf({
    diskIops: eitherNumber,
    diskSizeGb: eitherNumber,
    ebsVolumeType: eitherText,
    instanceSize: eitherText,
    nodeCount: eitherNumber,
  }),
  use: "optional-computed",
} as const;

const autoScaling = {
  ...objectOf({
    computeEnabled: eitherFlag,
    computeMaxInstanceSize: eitherText,
    computeMinInstanceSize: eitherText,
    computeScaleDownEnabled: eitherFlag,
    diskGbEnabled: eitherFlag,
  }),
  use: "optional-computed",
} as const;

const regionConfig: Attributes = {
  analyticsAutoScaling: autoScaling,
  analyticsSpecs: hardware,
  autoScaling,
  backingProviderName: optionalText,
  electableSpecs: hardware,
  priority: { ...number, use: "required" },
  providerName: { ...text, use: "required" },
  readOnlySpecs: hardware,
  regionName: { ...text, use: "required" },
};

const connectionStrings: Attributes = {
  private: computedText,
  privateEndpoints: {
    ...listOf({
      connectionString: computedText,
      endpoints: {
        ...listOf({ endpointId: computedText, providerName: computedText, region: computedText }),
        use: "computed",
      },
      srvConnectionString: computedText,
      srvShardOptimizedConnectionString: computedText,
      type: computedText,
    }),
    use: "computed",
  },
  privateSrv: computedText,
  standard: computedText,
  standardSrv: computedText,
};

const advancedConfiguration: Attributes = {
  changeStreamOptionsPreAndPostImagesExpireAfterSeconds: eitherNumber,
  customOpensslCipherConfigTls12s: ciphers,
  customOpensslCipherConfigTls13s: ciphers,
  defaultMaxTimeMs: eitherNumber,
  defaultWriteConcern: eitherText,
  javascriptEnabled: eitherFlag,
  minimumEnabledTlsProtocol: eitherText,
  noTableScan: eitherFlag,
  oplogMinRetentionHours: eitherNumber,
  oplogSizeMb: eitherNumber,
  sampleRefreshIntervalBiConnector: eitherNumber,
  sampleSizeBiConnector: eitherNumber,
  tlsCipherConfigMode: eitherText,
  transactionLifetimeLimitSeconds: eitherNumber,
};

export const clusterAttributes: Attributes = {
  acceptDataRisksAndForceReplicaSetReconfig: optionalText,
  adaptiveCapacity: optionalText,
  advancedConfiguration: { ...objectOf(advancedConfiguration), use: "optional-computed" },
  backupEnabled: eitherFlag,
  biConnectorConfig: {
    ...objectOf({ enabled: eitherFlag, readPreference: eitherText }),
    use: "optional-computed",
  },
  clusterId: computedText,
  clusterType: { ...text, use: "required" },
  configServerManagementMode: eitherText,
  configServerType: computedText,
  connectionStrings: { ...objectOf(connectionStrings), use: "computed" },
  createDate: computedText,
  deleteOnCreateTimeout: { ...flag, use: "optional-computed", initially: true },
  encryptionAtRestProvider: eitherText,
  globalClusterSelfManagedSharding: eitherFlag,
  labels: { ...textMap, use: "optional" },
  mongoDbMajorVersion: eitherText,
  mongoDbVersion: computedText,
  name: { ...text, use: "required", replaces: true },
  paused: eitherFlag,
  pinnedFcv: {
    ...objectOf({ expirationDate: { ...text, use: "required" }, version: computedText }),
    use: "optional",
  },
  pitEnabled: eitherFlag,
  projectId: { ...text, use: "required", replaces: true },
  redactClientLogData: eitherFlag,
  replicaSetScalingStrategy: eitherText,
  replicationSpecs: {
    ...listOf({
      containerId: { ...textMap, use: "computed" },
      externalId: computedText,
      regionConfigs: { ...listOf(regionConfig), use: "required" },
      zoneId: computedText,
      zoneName: eitherText,
    }),
    use: "required",
  },
  retainBackupsEnabled: { ...flag, use: "optional" },
  rootCertType: eitherText,
  stateName: computedText,
  tags: { ...textMap, use: "optional" },
  terminationProtectionEnabled: eitherFlag,
  timeouts: timeoutsOf("create", "update", "delete"),
  useAwsTimeBasedSnapshotCopyForFastInitialSync: eitherFlag,
  useEffectiveFields: { ...flag, use: "optional" },
  versionReleaseSystem: eitherText,
};
