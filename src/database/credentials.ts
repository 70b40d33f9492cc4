import type { Db } from "mongodb";
import { z } from "zod";
import { HospitalId } from "../domain/hospitals.ts";
import { LedgerDraft } from "../domain/ledger.ts";
import { fromStored, insertOnce, type Stored, toStored } from "./stored.ts";

/** One generation of a hospital's database credentials. `sealed` is a JWE of the password. */
export const Credentials = z.object({
  /** `<hospital id>:<generation>` */
  id: z.string(),
  hospitalId: HospitalId,
  generation: z.int().positive(),
  username: z.string(),
  sealed: z.string(),
  createdAt: z.date(),
  revealedAt: z.date().nullable(),
  outbox: z.array(LedgerDraft),
});
export type Credentials = z.infer<typeof Credentials>;

export function credentialsId(hospitalId: HospitalId, generation: number): string {
  return `${hospitalId}:${generation}`;
}

export type CredentialsRepository = {
  /** Keeps what is there already: a generation's password never changes. */
  readonly keep: (credentials: Credentials) => Promise<void>;
  readonly find: (hospitalId: HospitalId, generation: number) => Promise<Credentials | null>;
  /**
   * The credentials if nobody has been shown them before, else null. Exactly one caller ever gets them, and the ledger's
   * draft is written in the same moment.
   */
  readonly takeForReveal: (id: string, at: Date, draft: LedgerDraft) => Promise<Credentials | null>;
};

export function credentialsRepository(db: Db): CredentialsRepository {
  const collection = db.collection<Stored<Credentials>>("credentials");
  return {
    keep: async (credentials) => {
      await insertOnce(collection, toStored(credentials));
    },
    find: async (hospitalId, generation) => {
      const document = await collection.findOne({ _id: credentialsId(hospitalId, generation) });
      return document && fromStored(Credentials, document);
    },
    takeForReveal: async (id, at, draft) => {
      const document = await collection.findOneAndUpdate(
        { _id: id, revealedAt: null },
        { $set: { revealedAt: at }, $push: { outbox: draft } },
      );
      return document && fromStored(Credentials, document);
    },
  };
}
