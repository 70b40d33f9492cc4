import type { Db } from "mongodb";
import { Plan, planIdOf } from "../domain/plan.ts";
import type { RunId } from "../domain/runs.ts";
import { fromStored, insertOnce, type Stored, toStored } from "./stored.ts";

export type PlanRepository = {
  /** False if this run has a plan of this number already: a plan never changes. */
  readonly insert: (plan: Plan) => Promise<boolean>;
  readonly find: (runId: RunId, number: number) => Promise<Plan | null>;
};

export function planRepository(db: Db): PlanRepository {
  const collection = db.collection<Stored<Plan>>("plans");
  return {
    insert: (plan) => insertOnce(collection, toStored(plan)),
    find: async (runId, number) => {
      const document = await collection.findOne({ _id: planIdOf(runId, number) });
      return document && fromStored(Plan, document);
    },
  };
}
