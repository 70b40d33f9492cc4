import type { Clock } from "../../../foundation/clock.ts";
import { NetworkEntry } from "../access-list/model.ts";
import { ApiKey } from "../api-keys/model.ts";
import { Grant } from "../callers/grant.ts";
import { Cluster } from "../clusters/model.ts";
import { Container } from "../containers/model.ts";
import { DatabaseUser } from "../database-users/model.ts";
import { Group } from "../groups/model.ts";
import { Organization } from "../orgs/model.ts";
import { ServiceAccount } from "../service-accounts/model.ts";
import { RevokedToken } from "../sign-in/revoked-token.ts";
import { Team, TeamAssignment } from "../teams/model.ts";
import { type Collection, collection } from "./collection.ts";
import { type ExpiringCollection, expiring } from "./expiring.ts";
import { openDatabaseFile } from "./open-store.ts";

/** Everything local Atlas knows. A single write is durable by itself; `transaction` makes several of them one. */
export type Store = {
  readonly organizations: Collection<Organization>;
  readonly apiKeys: Collection<ApiKey>;
  readonly serviceAccounts: Collection<ServiceAccount>;
  readonly revokedTokens: Collection<RevokedToken>;
  readonly groups: Collection<Group>;
  readonly grants: Collection<Grant>;
  readonly teams: Collection<Team>;
  readonly teamAssignments: Collection<TeamAssignment>;
  readonly clusters: Collection<Cluster>;
  readonly databaseUsers: ExpiringCollection<DatabaseUser>;
  readonly accessList: ExpiringCollection<NetworkEntry>;
  readonly containers: Collection<Container>;
  readonly transaction: (write: () => void) => void;
  readonly close: () => void;
};

/** Scope of the documents that belong to no project: organizations, keys, and the projects themselves. */
export const organization = "";

/** Opens the store in the file at `path`. Throws when another process has it open. */
export function openStore(path: string, clock: Clock): Store {
  const database = openDatabaseFile(path);
  return {
    organizations: collection(database, "organization", Organization),
    apiKeys: collection(database, "apiKey", ApiKey),
    serviceAccounts: collection(database, "serviceAccount", ServiceAccount),
    revokedTokens: collection(database, "revokedToken", RevokedToken),
    grants: collection(database, "grant", Grant),
    teams: collection(database, "team", Team),
    teamAssignments: collection(database, "teamAssignment", TeamAssignment),
    groups: collection(database, "group", Group),
    clusters: collection(database, "cluster", Cluster),
    databaseUsers: expiring(collection(database, "databaseUser", DatabaseUser), clock),
    accessList: expiring(collection(database, "accessList", NetworkEntry), clock),
    containers: collection(database, "container", Container),
    transaction: (write) => {
      database.exec("BEGIN IMMEDIATE");
      try {
        write();
        database.exec("COMMIT");
      } catch (error) {
        database.exec("ROLLBACK");
        throw error;
      }
    },
    close: () => database.close(),
  };
}
