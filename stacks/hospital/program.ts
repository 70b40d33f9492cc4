import { unsecret } from "@pulumi/pulumi";
import { hospitalAccessList } from "./access-list.ts";
import type { Adoption } from "./adoption.ts";
import { hospitalCluster } from "./cluster.ts";
import type { HospitalStackConfig } from "./config.ts";
import { hospitalUsers } from "./database-users.ts";
import { hospitalOutputs, type ProgramOutputs } from "./outputs.ts";
import { hospitalProject } from "./project.ts";

export type ProgramOptions = {
  /** Imports what Atlas has and the state has not. */
  readonly adopt?: Adoption;
  /** Is told every password as soon as it is known, so that it can be kept out of texts. */
  readonly onPassword?: (password: string) => void;
};

/**
 * Declares everything that one hospital owns in Atlas: project, cluster, access list, and a database user per credential
 * generation; of a suspended hospital project and cluster alone. Runs inside of a Pulumi program only.
 */
export function hospitalProgram(config: HospitalStackConfig, options: ProgramOptions = {}): ProgramOutputs {
  const projectId = hospitalProject(config, options.adopt?.project);
  const cluster = hospitalCluster(config, projectId, options.adopt?.cluster);
  hospitalAccessList(config.suspended ? [] : config.accessList, projectId);
  const users = config.suspended ? [] : hospitalUsers(config, projectId, cluster, options.adopt?.users);
  for (const { password } of users) if (options.onPassword) unsecret(password).apply(options.onPassword);
  return hospitalOutputs(config, projectId, cluster, users);
}
