import { clusterErrors } from "./cluster-errors.ts";
import { userErrors } from "./user-errors.ts";

/**
 * Every error that local Atlas answers, with the HTTP status and the text that Atlas documents or was seen to answer;
 * `%s` stands for the parameters in their order.
 */
export const errorTable = {
  INVALID_VERSION_DATE: { status: 406, detail: "Invalid accept header or version date." },
  VERSION_GONE: { status: 410, detail: "The requested version %s of this resource has been removed." },
  METHOD_NOT_ALLOWED: { status: 405, detail: "The method %s is not allowed for this resource." },
  UNSUPPORTED_MEDIA_TYPE: { status: 415, detail: "Unsupported media type %s." },
  REQUEST_TOO_LARGE: { status: 413, detail: "The request body is larger than %s bytes." },
  UNEXPECTED_ERROR: { status: 500, detail: "Unexpected error." },
  RATE_LIMITED_TOKEN_BUCKET: {
    status: 429,
    detail:
      "Rate limit exceeded for %s. Please retry after %s seconds. Request capacity: %s. Refill rate: %s per %s seconds.",
  },
  RESOURCE_NOT_FOUND: { status: 404, detail: "Cannot find resource %s." },
  IP_ADDRESS_NOT_ON_ACCESS_LIST: { status: 403, detail: "IP address %s is not allowed to access this resource." },
  ORG_REQUIRES_ACCESS_LIST: {
    status: 403,
    detail: "This organization requires access through an access list of ip ranges.",
  },
  NOT_IN_GROUP: { status: 401, detail: "The current user is not in the group, or the group does not exist." },
  USER_CANNOT_ACCESS_ORG: { status: 401, detail: "User cannot access this organization." },
  NOT_ORG_GROUP_CREATOR: {
    status: 401,
    detail: "The currently logged in user does not have the group creator role in organization %s.",
  },
  NOT_SELF: { status: 401, detail: "The currently logged in user is not the same as the user being modified." },
  USER_UNAUTHORIZED: { status: 401, detail: "Current user is not authorized to perform this action." },

  MALFORMED_JSON: { status: 400, detail: "Received JSON is malformed." },
  INVALID_JSON: { status: 400, detail: "Received JSON does not match expected format." },
  INVALID_JSON_ATTRIBUTE: { status: 400, detail: "Received JSON for the %s attribute does not match expected format." },
  INVALID_ATTRIBUTE: { status: 400, detail: "Invalid attribute %s specified." },
  MISSING_ATTRIBUTE: { status: 400, detail: "The required attribute %s was not specified." },
  INVALID_ENUM_VALUE: { status: 400, detail: "An invalid enumeration value %s was specified." },
  INVALID_QUERY_PARAMETER: { status: 400, detail: "Invalid query parameter %s specified." },
  VALIDATION_ERROR: { status: 400, detail: "The request content produced the validation error: %s." },

  ORG_NOT_FOUND: { status: 404, detail: "No organization with ID %s exists." },
  INVALID_ORG_ID: { status: 404, detail: "An invalid organization ID %s was specified." },
  INVALID_ORG_NAME: { status: 400, detail: 'An invalid organization name "%s" was specified.' },
  ORG_NOT_EMPTY: {
    status: 409,
    detail: "Organization cannot be deleted because it still contains active groups.",
  },
  CANNOT_DEMOTE_LAST_ORG_OWNER: { status: 403, detail: "Cannot demote the last owner of the organization." },
  CANNOT_DELETE_LAST_ADMIN: {
    status: 403,
    detail: "An organization or project needs to have at least one owner. You cannot demote or remove the last owner.",
  },

  API_KEY_NOT_FOUND: { status: 400, detail: "No API key with ID %s exists." },
  API_KEY_REQUIRES_DESCRIPTION: { status: 400, detail: "All API keys require a non-empty description." },
  API_KEY_ACCESS_LIST_NOT_FOUND: { status: 404, detail: "IP address %s not on access list for API key %s." },
  CANNOT_REMOVE_CALLER_FROM_ACCESS_LIST: {
    status: 400,
    detail: "Cannot remove caller's IP address %s from access list.",
  },
  CANNOT_ADD_GROUP_ROLE: {
    status: 400,
    detail: "Adding a group-level role in an organization is not supported.",
  },
  CANNOT_ADD_ORG_ROLE: { status: 400, detail: "Adding an organization-level role in a group is not supported." },
  UNSUPPORTED_ROLE: { status: 400, detail: "The provided role is not supported." },
  MAX_PUBLIC_API_KEY_REACHED: {
    status: 403,
    detail: "You have reached the limit of max number of API keys. You can have at most %s API keys.",
  },
  SERVICE_ACCOUNT_NOT_FOUND: { status: 404, detail: "No service account with client ID %s exists." },
  SERVICE_ACCOUNT_SECRET_NOT_FOUND: { status: 404, detail: "No secret with ID %s exists for service account %s." },
  SERVICE_ACCOUNT_MAX_SECRETS_REACHED: { status: 400, detail: "A service account can have at most %s secrets." },
  SERVICE_ACCOUNT_ACCESS_LIST_NOT_FOUND: {
    status: 404,
    detail: "IP address %s not on access list for service account %s.",
  },

  INVALID_TEAM_ID: { status: 404, detail: "An invalid team ID %s was specified." },
  TEAM_NOT_FOUND: { status: 404, detail: "No team with ID %s exists." },
  TEAM_NAME_NOT_FOUND: { status: 404, detail: 'No team with name "%s" exists.' },
  TEAM_NOT_IN_ORG: { status: 404, detail: "Team %s is not in Organization %s." },
  TEAM_NOT_IN_GROUP: { status: 404, detail: "The team in your request is not assigned to this group." },
  TEAM_NAME_NOT_AVAILABLE: { status: 409, detail: "Cannot create a team named %s in organization %s." },
  TEAM_EXISTS_IN_GROUP: { status: 409, detail: "Cannot add a team that already exists in group." },
  CANNOT_CREATE_EMPTY_TEAM: {
    status: 400,
    detail: "A team must contain at least one user. Add a user to your team to continue.",
  },
  CANNOT_DELETE_TEAM_ASSIGNED_TO_PROJECT: {
    status: 404,
    detail:
      "You cannot delete a team that has at least one project assigned to it. Make sure to remove the team from all project before deleting it.",
  },
  NO_ROLES_IN_ASSIGNMENT: { status: 403, detail: "You cannot remove all project roles a team has." },
  MAX_TEAMS_EXCEEDED: { status: 400, detail: "At most %s teams are allowed here." },

  CLOUD_PROVIDER_CONTAINER_NOT_FOUND: {
    status: 404,
    detail: "An invalid cloud provider container ID %s was specified.",
  },
  CONTAINER_ALREADY_EXISTS: { status: 409, detail: "A container already exists for group %s." },
  CONTAINERS_IN_USE: { status: 409, detail: "Cannot modify in use containers. %s." },
  OVERLAPPING_ATLAS_CIDR_BLOCK: { status: 409, detail: "The CIDR block %s overlaps with an Atlas CIDR block." },
  ATLAS_INVALID_CIDR_BLOCK: { status: 400, detail: "Atlas CIDR %s must be a /%s block for %s." },
  ATLAS_INVALID_CIDR_RANGE: { status: 400, detail: "Atlas CIDR %s must be in private range." },

  INVALID_GROUP_ID: { status: 404, detail: "An invalid group ID %s was specified." },
  GROUP_NOT_FOUND: { status: 404, detail: "No group with ID %s exists." },
  GROUP_NAME_NOT_FOUND: { status: 404, detail: 'No group with name "%s" exists.' },
  INVALID_GROUP_NAME: { status: 400, detail: 'An invalid group name "%s" was specified.' },
  GROUP_ALREADY_EXISTS: { status: 409, detail: 'A group with name "%s" already exists.' },
  MAX_GROUPS_PER_ORG_EXCEEDED: {
    status: 400,
    detail: "Maximum number of groups per organization (%s) in %s exceeded while trying to add group.",
  },
  CANNOT_CLOSE_GROUP_ACTIVE_ATLAS_CLUSTERS: {
    status: 409,
    detail: "Cannot close group while it has active clusters; please terminate all clusters.",
  },
  LIMIT_NOT_FOUND: { status: 404, detail: "No limit named %s exists." },
  LIMIT_VALUE_INVALID: { status: 400, detail: "The limit %s must be between %s and %s." },

  CLUSTER_NOT_FOUND: { status: 404, detail: "No cluster named %s exists in group %s." },
  CANNOT_USE_FLEX_CLUSTER_IN_CLUSTER_API: {
    status: 400,
    detail: "Flex cluster %s cannot be used in the Cluster API.",
  },
  CANNOT_USE_NON_FLEX_CLUSTER_IN_FLEX_API: { status: 400, detail: "Cannot use non-flex cluster %s in the flex API." },
  DUPLICATE_CLUSTER_NAME: {
    status: 400,
    detail: "A cluster or serverless instance named %s is already present in group %s.",
  },
  DUPLICATE_CLUSTER_NAME_PREFIX: {
    status: 400,
    detail: "Cluster name %s cannot have same first %s characters as another cluster name in same group.",
  },
  CLUSTER_NAME_INVALID: {
    status: 400,
    detail: "The cluster name %s is invalid. The name can only contain ASCII letters, numbers, and hyphens.",
  },
  CLUSTER_NAME_TOO_LONG: { status: 400, detail: "Cluster name %s is limited to %s characters." },
  CLUSTER_NAME_PREFIX_INVALID: {
    status: 400,
    detail:
      'Cluster name "%s" is invalid. Atlas truncates cluster names to %s characters which results in an invalid hostname due to a trailing "-" in the generated cluster name prefix "%s".',
  },
  ATLAS_RESERVED_CLUSTER_NAME: {
    status: 400,
    detail:
      'The provided cluster name %s creates a conflict with our internal hostnames, which are generated using the pattern "atlas-[a-z0-9]{6}".',
  },
  CANNOT_CREATE_FREE_CLUSTER_VIA_PUBLIC_API: {
    status: 400,
    detail:
      "Cannot create a cluster with instance size M0 via the public api: This project has reached the limit for the number of free clusters.",
  },
  CLUSTERS_LIMIT_EXCEEDED: { status: 400, detail: "Groups can contain at most %s clusters." },
  CANNOT_CREATE_PAUSED_CLUSTER: { status: 400, detail: "Cluster %s cannot be created in a paused state." },
  INVALID_CLUSTER_CONFIGURATION: { status: 400, detail: "The specified cluster configuration is not valid." },
  NO_PAYMENT_INFORMATION_FOUND: { status: 402, detail: "No payment information was found for group %s." },
  OUT_OF_CAPACITY: {
    status: 409,
    detail: "The requested region is currently out of capacity for the requested instance size.",
  },
  CLUSTER_ALREADY_REQUESTED_DELETION: {
    status: 400,
    detail: "The cluster %s has already been requested for deletion.",
  },
  CANNOT_TERMINATE_CLUSTER_WHEN_TERMINATION_PROTECTION_ENABLED: {
    status: 400,
    detail:
      "Cannot terminate a cluster when termination protection is enabled. Disable termination protection and try again.",
  },
  TENANT_CLUSTER_UPDATE_UNSUPPORTED: {
    status: 400,
    detail: "Cannot update a M0/M2/M5 cluster through the public API.",
  },
  TENANT_CLUSTER_PROCESS_ARGS_NOT_SUPPORTED: {
    status: 400,
    detail: "Cannot set custom process args for tenant clusters.",
  },
  CLUSTER_CANNOT_CHANGE_NAME: { status: 400, detail: "Cannot change name of cluster during an update." },
  CLUSTER_CANNOT_CHANGE_PROVIDER_NAME: { status: 400, detail: "Cannot change the cloud provider of a cluster." },
  CLUSTER_REPLICATION_FACTOR_INVALID: {
    status: 400,
    detail: "The cluster's replication factor must be either 3, 5, or 7.",
  },
  CLUSTER_ALREADY_PAUSED: { status: 409, detail: "Cannot pause a cluster that is already paused." },
  CANNOT_UPDATE_PAUSED_CLUSTER: { status: 409, detail: "Cannot update cluster %s while it is paused or being paused." },
  CANNOT_UPDATE_AND_PAUSE_CLUSTER: { status: 409, detail: "Cannot update and pause cluster %s at the same time." },
  CANNOT_PAUSE_CLUSTER_WITH_PENDING_CHANGES: { status: 409, detail: "Cannot pause a cluster with pending changes." },

  USER_ALREADY_EXISTS: { status: 409, detail: "A user with username %s already exists." },
  USERNAME_NOT_FOUND: { status: 404, detail: "No user with username %s exists." },
  USER_NOT_FOUND: { status: 404, detail: "No user with ID %s exists." },
  DATABASE_NAME_CANNOT_BE_CHANGED: {
    status: 409,
    detail: "Cannot modify the authentication database of an existing database user.",
  },
  DATABASE_USERNAME_CANNOT_BE_CHANGED: {
    status: 409,
    detail: "Cannot modify the username of an existing database user.",
  },
  DATABASE_NAME_INVALID_ADMIN: {
    status: 400,
    detail: "Database name invalid. %s can only be created on the admin database.",
  },
  DATABASE_NAME_INVALID_EXTERNAL: {
    status: 400,
    detail: "Database name invalid. Externally authenticated users can only be created on the $external database.",
  },
  SHORT_PASSWORD: { status: 400, detail: "The specified password is too short." },
  COMMON_PASSWORD: {
    status: 400,
    detail: "The password provided is too weak, as it can be found in most commonly used password lists.",
  },
  ATLAS_INVALID_USERNAME: {
    status: 400,
    detail: "The specified username %s is not valid for an Atlas database user.",
  },
  ATLAS_INVALID_ROLE: { status: 400, detail: "The specified role %s@%s does not exist." },
  ATLAS_INVALID_ROLE_DATABASE: { status: 400, detail: "The specified role %s only exists for database %s." },
  GROUP_USERS_LIMIT_EXCEEDED: { status: 403, detail: "Groups can contain at most %s database users." },

  ATLAS_NETWORK_PERMISSION_ENTRY_NOT_FOUND: {
    status: 404,
    detail: "IP Address %s not on Atlas access list for group %s.",
  },
  ATLAS_NETWORK_PERMISSIONS_LIMIT_EXCEEDED: {
    status: 403,
    detail: "Too many network permission entries. Only %s entries are supported.",
  },
  DUPLICATE_ADDRESSES_IN_INPUT: {
    status: 400,
    detail: "Two or more of the IP addresses being added to the access list are the same.",
  },
  INVALID_IP_ADDRESS_OR_CIDR_NOTATION: {
    status: 400,
    detail: "The address %s must be in valid IP address or CIDR notation.",
  },
  INVALID_NETWORK_PERMISSION_COMMENT: { status: 400, detail: "The comment %s must be 80 characters or less." },
  MULTIPLE_VALUES_SPECIFIED_FOR_ONE_NETWORK_PERMISSION_ENTRY: {
    status: 400,
    detail: "Should not specify both the IP address and the CIDR block.",
  },
  CANNOT_USE_AWS_SECURITY_GROUP_WITHOUT_VPC_PEERING_CONNECTION: {
    status: 400,
    detail: "Cannot use AWS security groups as access list entries without a VPC peering connection.",
  },

  ...clusterErrors,
  ...userErrors,
} as const satisfies Record<string, { readonly status: number; readonly detail: string }>;

export type ErrorCode = keyof typeof errorTable;
