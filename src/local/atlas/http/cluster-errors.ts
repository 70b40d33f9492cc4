/** Errors of cluster requests that ask for what does not fit together: HTTP status and text, as in the rest of the table. */
export const clusterErrors = {
  CANNOT_PAUSE_RECENTLY_RESUMED_CLUSTER: {
    status: 400,
    detail: "Recently resumed clusters must remain running for %s minutes to process all queued maintenance.",
  },
  CANNOT_PAUSE_NVME_CLUSTER: { status: 409, detail: "Cannot pause an NVMe Cluster." },
  CANNOT_MODIFY_DISK_SIZE_FOR_NVME_CLUSTER: { status: 400, detail: "Cannot modify disk size for an NVMe cluster." },
  NVME_STORAGE_PROVIDER_BACKUP_REQUIRED: {
    status: 400,
    detail: "Cloud Backup backups must be enabled for deployments with NVMe storage.",
  },
  CANNOT_CHANGE_GEOSHARDED_CLUSTER_TYPE: {
    status: 400,
    detail: "A geo sharded cluster cannot be changed to a different cluster type.",
  },
  SHARDED_CLUSTER_CANT_BECOME_REPLICA_SET: { status: 400, detail: "A sharded cluster cannot become a replica set." },
  SHARDING_NOT_SUPPORTED: { status: 400, detail: "Sharding is not supported for the selected instance size %s." },
  CLUSTER_NUM_SHARDS_INVALID: { status: 400, detail: "The cluster's shard count must be between 1 and %s." },
  CLUSTER_DISK_SIZE_INVALID: { status: 400, detail: "Invalid disk size: %s." },
  CLUSTER_DISK_SIZE_NOT_WHOLE_NUMBER: {
    status: 400,
    detail: "The cluster's disk size of %s GB is invalid. The disk size must be a positive whole number.",
  },
  CLUSTER_DISK_IOPS_INVALID: {
    status: 400,
    detail:
      "The cluster's disk IOPS of %s is invalid. For a disk of size %s on instance size %s with a volume type of %s, the IOPS must be %s.",
  },
  INSUFFICIENT_INSTANCE_SIZE: { status: 400, detail: "This feature requires instance size %s or larger." },
  COMPUTE_AUTO_SCALING_INSTANCE_SIZE_RANGE_INVALID: {
    status: 400,
    detail: "The min instance size (%s) must be less than the max instance size (%s).",
  },
  COMPUTE_AUTO_SCALING_MAX_INSTANCE_SIZE_INVALID: {
    status: 400,
    detail: "The max instance size (%s) must be greater than or equal to proposed instance size (%s).",
  },
  COMPUTE_AUTO_SCALING_MAX_INSTANCE_SIZE_REQUIRED: {
    status: 400,
    detail: "Compute auto-scaling max instance size required.",
  },
  COMPUTE_AUTO_SCALING_MIN_INSTANCE_SIZE_INVALID: {
    status: 400,
    detail: "The min instance size (%s) must be less than or equal to proposed instance size (%s).",
  },
  COMPUTE_AUTO_SCALING_MIN_INSTANCE_SIZE_REQUIRED: {
    status: 400,
    detail: "Compute auto-scaling min instance size required.",
  },
  COMPUTE_AUTO_SCALING_SCALE_DOWN_ENABLED_INVALID: {
    status: 400,
    detail: "Compute auto-scaling must be enabled to enable down-scaling.",
  },
  MONGODB_VERSION_INVALID: { status: 400, detail: "An invalid MongoDB version %s was specified." },
  INVALID_MONGODB_VERSION_CONFIG: { status: 400, detail: "The MongoDB version is not valid. %s." },
  CLUSTER_UPGRADE_INVALID: {
    status: 400,
    detail: "Cluster cannot be upgraded, as specified upgrade version is below the current version.",
  },
  EXPIRATION_DATE_IN_PAST: { status: 400, detail: "The specified expiration date must be in the future." },
  EXPIRATION_DATE_EXCEEDS_MAX: {
    status: 400,
    detail: "The specified expiration date can be at most %s days in the future.",
  },
  PERMANENT_ENTITY_CANNOT_BE_MADE_TEMPORARY: {
    status: 400,
    detail: "A permanent entity cannot be made temporary.",
  },
  INVALID_TENANT_BACKUP_ENABLED: {
    status: 400,
    detail: "The tenantBackupField field must be omitted or set to %s on %s clusters.",
  },
  CLUSTER_PROVIDER_DOES_NOT_SUPPORT_BI_CONNECTOR: {
    status: 400,
    detail: "The BI Connector is not supported with the specified cluster provider.",
  },
  INVALID_BI_CONNECTOR_READ_PREFERENCE_FOR_TOPOLOGY: {
    status: 400,
    detail:
      'Specifying the BI Connector Read Preference value "analytics" requires one or more analytics nodes in the target cluster.',
  },
  CANNOT_USE_ENCRYPTION_AT_REST_TENANT: {
    status: 400,
    detail: "Cannot use Encryption at Rest with tenant clusters.",
  },
  ENCRYPTION_AT_REST_NOT_ENABLED: { status: 400, detail: "Encryption at Rest is not enabled for group %s." },
  OPLOG_SIZE_MB_LESS_THAN_990: {
    status: 400,
    detail: "Your oplog size cannot be changed to < 990 MB on MongoDB 3.6+.",
  },
  OPLOG_SIZE_MB_LESS_THAN_EQUAL_ZERO: { status: 400, detail: "Your oplog size cannot be <= 0." },
  INVALID_SAMPLE_REFRESH_INTERVAL_BI_CONNECTOR: {
    status: 400,
    detail: "Your BI Connector sample refresh interval must be greater than or equal to zero.",
  },
  INVALID_SAMPLE_SIZE_BI_CONNECTOR: {
    status: 400,
    detail: "Your BI Connector schema sample size must be greater than or equal to zero.",
  },
} as const satisfies Record<string, { readonly status: number; readonly detail: string }>;
