import type { Db } from "mongodb";
import { Installation } from "../domain/installation.ts";
import { fromStored, insertOnce, type Stored, toStored } from "./stored.ts";

export type InstallationRepository = {
  /** Keeps it if there is none yet. Answers the one that stands: of several at once, all answer the same. */
  readonly keep: (installation: Installation) => Promise<Installation>;
  readonly find: () => Promise<Installation | null>;
};

export function installationRepository(db: Db): InstallationRepository {
  const collection = db.collection<Stored<Installation>>("installation");
  const find = async () => {
    const document = await collection.findOne({ _id: "installation" });
    return document && fromStored(Installation, document);
  };
  return {
    keep: async (installation) => {
      await insertOnce<Installation>(collection, toStored(installation));
      const standing = await find();
      if (!standing) throw new Error("the installation was kept and is gone");
      return standing;
    },
    find,
  };
}
