import { hospitalAccessList } from "./access-list.ts";
import type { Adoption } from "./adoption.ts";
import { hospitalCluster } from "./cluster.ts";
import type { HospitalStackConfig } from "./config.ts";
import { hospitalUsers } from "./database-users.ts";
import { hospitalOutputs, type ProgramOutputs } from "./outputs.ts";
import { hospitalProject } from "./project.ts";

/**
 * Declares everything that one hospital owns in Atlas: project, cluster, access list, and a database user per credential
 * generation. `adopt` imports what Atlas has and the state has not. Runs inside of a Pulumi program only.
 */
export function hospitalProgram(config: HospitalStackConfig, options: { adopt?: Adoption } = {}): ProgramOutputs {
  const projectId = hospitalProject(config, options.adopt?.project);
  const cluster = hospitalCluster(config, projectId, options.adopt?.cluster);
  hospitalAccessList(config.accessList, projectId);
  const users = hospitalUsers(config, projectId, cluster);
  return hospitalOutputs(config, projectId, cluster, users);
}
