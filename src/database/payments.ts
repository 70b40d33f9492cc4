import type { Db } from "mongodb";
import { Payment } from "../domain/payments.ts";
import { fromStored, insertOnce, type Stored, toStored } from "./stored.ts";

export type PaymentRepository = {
  /** False if this hospital has paid already: the first payment stays as it is. */
  readonly insert: (payment: Payment) => Promise<boolean>;
  readonly find: (id: string) => Promise<Payment | null>;
};

export function paymentRepository(db: Db): PaymentRepository {
  const collection = db.collection<Stored<Payment>>("payments");
  return {
    insert: (payment) => insertOnce(collection, toStored(payment)),
    find: async (id) => {
      const document = await collection.findOne({ _id: id });
      return document && fromStored(Payment, document);
    },
  };
}
