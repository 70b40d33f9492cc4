import type { AdvancedCluster } from "@pulumi/mongodbatlas/advancedCluster.js";
import { DatabaseUser } from "@pulumi/mongodbatlas/databaseUser.js";
import type { Input, Output } from "@pulumi/pulumi";
import { RandomPassword } from "@pulumi/random/randomPassword.js";
import type { Adoption } from "./adoption.ts";
import type { HospitalStackConfig } from "./config.ts";

export type HospitalUser = { generation: number; username: Output<string>; password: Output<string> };

/**
 * One database user with a password of its own per credential generation. Each may use the hospital's one database on
 * the hospital's one cluster: read and write its data, and see to its indexes and validation rules. `adopted` ones exist
 * in Atlas already.
 */
export function hospitalUsers(
  config: HospitalStackConfig,
  projectId: Input<string>,
  cluster: AdvancedCluster,
  adopted: Adoption["users"] = [],
): HospitalUser[] {
  return config.credentialGenerations.map((generation) => {
    const password = newPassword(config, generation);
    const importId = adopted.find((each) => each.generation === generation)?.importId;
    const user = new DatabaseUser(
      userResource(generation),
      {
        projectId,
        username: usernameOf(config.slug, generation),
        password: password.result,
        authDatabaseName: "admin",
        roles: ["readWrite", "dbAdmin"].map((roleName) => ({ roleName, databaseName: config.databaseName })),
        scopes: [{ name: cluster.name, type: "CLUSTER" }],
      },
      { deleteBeforeReplace: true, ...(importId === undefined ? {} : { import: importId }) },
    );
    return { generation, username: user.username, password: password.result };
  });
}

/** The logical name of a generation's user. */
export function userResource(generation: number): string {
  return `user-g${generation}`;
}

/** `app-<slug>-g<generation>`: letters, digits and hyphens, as Atlas allows them in a user name. */
export function usernameOf(slug: string, generation: number): string {
  return `app-${slug}-g${generation}`;
}

/** 40 letters and digits (238 bits): fit for a connection string without any escaping. */
function newPassword(config: HospitalStackConfig, generation: number): RandomPassword {
  return new RandomPassword(`password-g${generation}`, {
    length: 40,
    special: false,
    minLower: 1,
    minUpper: 1,
    minNumeric: 1,
    keepers: { hospital: config.hospitalId, generation: String(generation) },
  });
}
