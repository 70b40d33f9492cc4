import { type Credentials, type CredentialsRepository, credentialsId } from "../../../src/database/credentials.ts";
import type { KeyRepository } from "../../../src/database/keys.ts";
import type { PaymentRepository } from "../../../src/database/payments.ts";
import type { PlanRepository } from "../../../src/database/plans.ts";
import type { ResultRepository } from "../../../src/database/results.ts";
import { type RevisionRepository, revisionIdOf } from "../../../src/database/revisions.ts";
import type { ApiKey } from "../../../src/domain/keys.ts";
import type { Payment } from "../../../src/domain/payments.ts";
import { type Plan, planIdOf } from "../../../src/domain/plan.ts";
import type { RunResult } from "../../../src/domain/results.ts";
import type { Revision } from "../../../src/domain/revisions.ts";
import type { Store } from "./store.ts";

export function memoryPayments(store: Store<Payment>): PaymentRepository {
  return {
    insert: async (payment) => store.insert(payment),
    put: async (payment) => {
      if (store.insert(payment)) return;
      store.change(payment.id, (now) => ({ ...payment, outbox: [...now.outbox, ...payment.outbox] }));
    },
    find: async (id) => store.find(id),
    ofHospital: async (hospitalId, limit) =>
      store
        .all()
        .filter((payment) => payment.hospitalId === hospitalId)
        .sort(newestFirst)
        .slice(0, limit),
    ofGateway: async (gateway) =>
      store
        .all()
        .filter((payment) => payment.gateway === gateway)
        .sort(newestFirst),
  };
}

export function memoryPlans(store: Store<Plan>): PlanRepository {
  return {
    insert: async (plan) => store.insert(plan),
    find: async (runId, number) => store.find(planIdOf(runId, number)),
  };
}

export function memoryRevisions(store: Store<Revision>): RevisionRepository {
  return {
    insert: async (revision) => store.insert(revision),
    find: async (hospitalId, number) => store.find(revisionIdOf(hospitalId, number)),
  };
}

export function memoryResults(store: Store<RunResult>): ResultRepository {
  return { keep: async (result) => store.put(result), find: async (runId) => store.find(runId) };
}

export function memoryCredentials(store: Store<Credentials>): CredentialsRepository {
  return {
    keep: async (credentials) => {
      store.insert(credentials);
    },
    find: async (hospitalId, generation) => store.find(credentialsId(hospitalId, generation)),
    takeForReveal: async (id, at, draft) => {
      const before = store.find(id);
      const taken = store.change(id, (now) =>
        now.revealedAt === null ? { ...now, revealedAt: at, outbox: [...now.outbox, draft] } : null,
      );
      return taken && before;
    },
  };
}

export function memoryKeys(store: Store<ApiKey>): KeyRepository {
  return {
    insert: async (key) => !store.all().some(({ name }) => name === key.name) && store.insert(key),
    find: async (id) => store.find(id),
    list: async () =>
      store
        .all()
        .sort((one, other) => other.createdAt.getTime() - one.createdAt.getTime() || (one.id < other.id ? 1 : -1)),
    revoke: async (id, at, draft) =>
      store.change(id, (now) =>
        now.revokedAt === null ? { ...now, revokedAt: at, outbox: [...now.outbox, draft] } : null,
      ) !== null,
  };
}

function newestFirst(one: Payment, other: Payment): number {
  return other.processedAt.getTime() - one.processedAt.getTime() || (one.id < other.id ? 1 : -1);
}
