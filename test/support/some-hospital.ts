import { type Hospital, HospitalId } from "../../src/domain/hospitals.ts";
import { newId, systemRandom } from "../../src/foundation/ids.ts";

/** A hospital that just signed up, unless `changes` says otherwise. */
export function someHospital(changes: Partial<Hospital> = {}): Hospital {
  const id = HospitalId.parse(newId("hosp", systemRandom));
  return {
    id,
    slug: `hospital-${id.slice(-20)}`,
    name: "Test Hospital",
    email: "test@hospital.com",
    phone: "1234567890",
    plan: "professional",
    target: "local",
    status: "pending_payment",
    createdAt: new Date("2026-01-01T00:00:00Z"),
    lastRevision: 0,
    appliedRevision: 0,
    runCount: 0,
    queue: [],
    lease: null,
    fence: 0,
    unknownSince: null,
    drift: null,
    lastRun: null,
    entryVersion: 0,
    subscription: null,
    standingSince: null,
    retention: null,
    doomed: false,
    lifeVersion: 0,
    database: null,
    capabilityHash: "0".repeat(64),
    outbox: [],
    ...changes,
  };
}
