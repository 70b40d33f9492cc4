import type { AdvancedCluster } from "@pulumi/mongodbatlas/advancedCluster.js";
import { all, type Input, type Output, output, secret } from "@pulumi/pulumi";
import type { HospitalStackConfig, HospitalStackOutputs } from "./config.ts";
import type { HospitalUser } from "./database-users.ts";

/** The stack's outputs before the engine knows them: `HospitalStackOutputs`, each property an output of its own. */
export type ProgramOutputs = { [Key in keyof HospitalStackOutputs]: Output<HospitalStackOutputs[Key]> };

export function hospitalOutputs(
  config: HospitalStackConfig,
  projectId: Input<string>,
  cluster: AdvancedCluster,
  users: readonly HospitalUser[],
): ProgramOutputs {
  return {
    projectId: output(projectId),
    clusterId: cluster.clusterId,
    clusterName: cluster.name,
    databaseName: output(config.databaseName),
    connectionString: cluster.connectionStrings.apply(connectionStringOf),
    users: secret(all(users.map((user) => output(user)))),
  };
}

/** The DNS seed list address if Atlas gives one, else the plain one; empty while the cluster is still being made. */
export function connectionStringOf(strings: { standardSrv?: string; standard?: string }): string {
  return strings.standardSrv || strings.standard || "";
}
