import { AdvancedCluster } from "@pulumi/mongodbatlas/advancedCluster.js";
import { DatabaseUser } from "@pulumi/mongodbatlas/databaseUser.js";
import { Project } from "@pulumi/mongodbatlas/project.js";
import { ProjectIpAccessList } from "@pulumi/mongodbatlas/projectIpAccessList.js";
import { RandomId } from "@pulumi/random/randomId.js";
import { RandomPassword } from "@pulumi/random/randomPassword.js";
import { RandomString } from "@pulumi/random/randomString.js";
import { region } from "./cluster-inputs.ts";

/** Takes a project with its M10, user and entry into the state, and random values of somewhere else. */
export function importedProgram(groupId: string, orgId: string): () => Promise<void> {
  return async () => {
    new Project("project", { name: "imported", orgId }, { import: groupId });
    new AdvancedCluster(
      "cluster",
      {
        ...{ projectId: groupId, name: "imported", clusterType: "REPLICASET" },
        replicationSpecs: [{ regionConfigs: [region("M10") as never] }],
      },
      { import: `${groupId}-imported` },
    );
    new DatabaseUser(
      "user",
      {
        ...{ projectId: groupId, username: "app", authDatabaseName: "admin" },
        roles: [{ roleName: "readWrite", databaseName: "hospital" }],
      },
      { import: `${groupId}-app-admin` },
    );
    new ProjectIpAccessList(
      "entry",
      { projectId: groupId, ipAddress: "203.0.113.7", comment: "office" },
      { import: `${groupId}-203.0.113.7` },
    );
    new RandomPassword("password", { length: 9 }, { import: "some-text" });
    new RandomString("string", { length: 4 }, { import: "text" });
    new RandomId("id", { byteLength: 4, prefix: "hospital-" }, { import: "hospital-,p-9hUg" });
  };
}
