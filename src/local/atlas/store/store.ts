import { NetworkEntry } from "../access-list/model.ts";
import { Cluster } from "../clusters/model.ts";
import { Container } from "../containers/model.ts";
import { DatabaseUser } from "../database-users/model.ts";
import { Group } from "../groups/model.ts";
import { type Collection, collection } from "./collection.ts";
import { openDatabaseFile } from "./open-store.ts";

/** Everything local Atlas knows. A single write is durable by itself; `transaction` makes several of them one. */
export type Store = {
  readonly groups: Collection<Group>;
  readonly clusters: Collection<Cluster>;
  readonly databaseUsers: Collection<DatabaseUser>;
  readonly accessList: Collection<NetworkEntry>;
  readonly containers: Collection<Container>;
  readonly transaction: (write: () => void) => void;
  readonly close: () => void;
};

/** Scope of the documents that belong to no project: the projects themselves. */
export const organization = "";

/** Opens the store in the file at `path`. Throws when another process has it open. */
export function openStore(path: string): Store {
  const database = openDatabaseFile(path);
  return {
    groups: collection(database, "group", Group),
    clusters: collection(database, "cluster", Cluster),
    databaseUsers: collection(database, "databaseUser", DatabaseUser),
    accessList: collection(database, "accessList", NetworkEntry),
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
