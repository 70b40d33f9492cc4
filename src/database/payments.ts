import type { Db } from "mongodb";
import type { HospitalId } from "../domain/hospitals.ts";
import { Payment } from "../domain/payments.ts";
import type { GatewayName } from "../domain/subscriptions.ts";
import { fromStored, insertOnce, type Stored, toStored } from "./stored.ts";

export type PaymentRepository = {
  /** False if it is there already: the first one stays as it is. */
  readonly insert: (payment: Payment) => Promise<boolean>;
  /** Writes an invoice as the gateway has it now; what is still to be told about it stays. */
  readonly put: (payment: Payment) => Promise<void>;
  readonly find: (id: string) => Promise<Payment | null>;
  /** Newest first. */
  readonly ofHospital: (hospitalId: HospitalId, limit: number) => Promise<Payment[]>;
  /** Every payment that a gateway took, newest first. Reads the collection: for the reconciliation. */
  readonly ofGateway: (gateway: GatewayName) => Promise<Payment[]>;
};

export function paymentRepository(db: Db): PaymentRepository {
  const collection = db.collection<Stored<Payment>>("payments");
  return {
    insert: (payment) => insertOnce(collection, toStored(payment)),
    put: async (payment) => {
      if (await insertOnce(collection, toStored(payment))) return;
      const { _id, outbox, ...now } = toStored(payment);
      await collection.updateOne({ _id }, { $set: now, $push: { outbox: { $each: outbox } } });
    },
    find: async (id) => {
      const document = await collection.findOne({ _id: id });
      return document && fromStored(Payment, document);
    },
    ofHospital: async (hospitalId, limit) => {
      const documents = await collection.find({ hospitalId }).sort({ processedAt: -1, _id: -1 }).limit(limit).toArray();
      return documents.map((document) => fromStored(Payment, document));
    },
    ofGateway: async (gateway) => {
      const documents = await collection.find({ gateway }).sort({ processedAt: -1, _id: -1 }).toArray();
      return documents.map((document) => fromStored(Payment, document));
    },
  };
}
