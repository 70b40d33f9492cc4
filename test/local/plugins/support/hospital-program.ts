import { AdvancedCluster } from "@pulumi/mongodbatlas/advancedCluster.js";
import { DatabaseUser } from "@pulumi/mongodbatlas/databaseUser.js";
import { Project } from "@pulumi/mongodbatlas/project.js";
import { ProjectIpAccessList } from "@pulumi/mongodbatlas/projectIpAccessList.js";
import { RandomPassword } from "@pulumi/random/randomPassword.js";
import { region } from "./cluster-inputs.ts";

export type Wanted = {
  name: string;
  orgId: string;
  tier: string;
  generation: number;
  entries: { address: string; comment: string }[];
  /** Import id of a cluster to take into the state. */
  adoptCluster?: string;
};

/** What a hospital owns in Atlas, with nothing but what these tests look at. */
export function hospitalProgram(wanted: () => Wanted): () => Promise<Record<string, unknown>> {
  return async () => {
    const { name, orgId, tier, generation, entries, adoptCluster } = wanted();
    const project = new Project("project", { name, orgId, tags: { hospital: name } }, { deleteBeforeReplace: true });
    const cluster = new AdvancedCluster(
      "cluster",
      {
        projectId: project.id,
        name,
        clusterType: "REPLICASET",
        replicationSpecs: [{ regionConfigs: [region(tier) as never] }],
        tags: { hospital: name },
      },
      { deleteBeforeReplace: true, ...(adoptCluster === undefined ? {} : { import: adoptCluster }) },
    );
    const password = new RandomPassword("password", {
      length: 32,
      special: false,
      keepers: { epoch: `${generation}` },
    });
    const user = new DatabaseUser("user", {
      projectId: project.id,
      username: "app",
      password: password.result,
      authDatabaseName: "admin",
      roles: [{ roleName: "readWrite", databaseName: "hospital" }],
      scopes: [{ name: cluster.name, type: "CLUSTER" }],
    });
    for (const { address, comment } of entries) {
      const options = { deleteBeforeReplace: true };
      new ProjectIpAccessList(`entry-${address}`, { projectId: project.id, ipAddress: address, comment }, options);
    }
    return { projectId: project.id, clusterId: cluster.clusterId, username: user.username, password: password.result };
  };
}
