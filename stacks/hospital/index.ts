import { hospitalProgram } from "./program.ts";
import { readStackConfig } from "./read-config.ts";

/** The stack's outputs, for an engineer who runs this folder with the Pulumi CLI. */
export const { projectId, clusterId, clusterName, databaseName, connectionString, users } = hospitalProgram(
  readStackConfig(),
);
