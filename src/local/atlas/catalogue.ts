import { accessListOperations } from "./access-list/operations.ts";
import { apiKeyOperations } from "./api-keys/operations.ts";
import { clusterOperations } from "./clusters/operations.ts";
import { containerOperations } from "./containers/operations.ts";
import { databaseUserOperations } from "./database-users/operations.ts";
import { flexClusterOperations } from "./flex-clusters/operations.ts";
import { groupOperations } from "./groups/operations.ts";
import type { Operation } from "./http/operation.ts";
import { rateLimitOperations } from "./http/rate-limit-operations.ts";
import { orgOperations } from "./orgs/operations.ts";
import { serviceAccountOperations } from "./service-accounts/operations.ts";
import { teamOperations } from "./teams/operations.ts";
import { userOperations } from "./users/operations.ts";

const resources: readonly Operation[] = [
  ...orgOperations,
  ...apiKeyOperations,
  ...serviceAccountOperations,
  ...teamOperations,
  ...userOperations,
  ...groupOperations,
  ...clusterOperations,
  ...flexClusterOperations,
  ...databaseUserOperations,
  ...accessListOperations,
  ...containerOperations,
];

/** Every operation of the Admin API that local Atlas serves. */
export const operations: readonly Operation[] = [...resources, ...rateLimitOperations(resources)];
