import { type Credentials, credentialsId } from "../../src/database/credentials.ts";
import type { Repositories } from "../../src/database/index.ts";
import type { Case } from "../../src/domain/cases.ts";
import type { Hospital, LastRun } from "../../src/domain/hospitals.ts";
import type { Run, RunStatus } from "../../src/domain/runs.ts";
import { someRun } from "./run.ts";
import { someHospital } from "./some-hospital.ts";

export const seededAt = new Date("2026-05-01T00:00:00Z");

/** A hospital of the given kind, which each seed of this many repeats: the fleet has all that a fleet may have. */
export const seeds = [
  "well",
  "waiting",
  "applying",
  "failed",
  "drifted",
  "unpaid",
  "suspended",
  "with a case",
  "gone",
  "queued",
] as const;
export type Seed = (typeof seeds)[number];

/** Keeps a hospital and what belongs to it. The `number`-th is so much younger than the first. */
export async function seedHospital(
  repositories: Repositories,
  seed: Seed,
  number: number,
  changes: Partial<Hospital> = {},
): Promise<Hospital> {
  const createdAt = new Date(seededAt.getTime() + number * 60_000);
  const hospital = someHospital({
    status: "active",
    createdAt,
    name: `Hospital ${number}`,
    slug: `hospital-${number}`,
    email: `admin-${number}@hospital.example`,
    runCount: 1,
    appliedRevision: 1,
    lastRevision: 1,
    database: { ...database, clusterName: `hospital-${number}`, databaseName: `hospital_${number}` },
    lastRun: lastRun("applied", "provision"),
    ...ofSeed(seed),
    ...changes,
  });
  const open = openStatus(seed);
  if (open) {
    const run = someRun(hospital.id, { status: open, reason: "More patients since October", updatedAt: seededAt });
    await repositories.runs.insert(run, 1);
    hospital.queue.push(run.id);
    if (open === "applying") hospital.lease = leaseOf(run);
  }
  await repositories.hospitals.insert(hospital);
  if (hospital.database) await repositories.credentials.keep(credentialsOf(hospital));
  if (seed === "with a case") await repositories.cases.open(caseOf(hospital));
  return hospital;
}

function ofSeed(seed: Seed): Partial<Hospital> {
  switch (seed) {
    case "failed":
      return { lastRun: { ...lastRun("errored", "change"), problem: "Atlas has no room for an M10 in this region." } };
    case "drifted":
      return { drift: { outcome: "drifted", at: seededAt, runId: "run_00000000000000000001" } };
    case "unpaid":
      return { status: "pending_payment", database: null, lastRun: null, runCount: 0, appliedRevision: 0 };
    case "suspended":
      return { status: "suspended", lastRun: lastRun("applied", "suspend") };
    case "gone":
      return { status: "gone", database: null, lastRun: lastRun("applied", "offboard") };
    default:
      return {};
  }
}

function openStatus(seed: Seed): RunStatus | null {
  if (seed === "waiting") return "awaiting_approval";
  if (seed === "applying") return "applying";
  return seed === "queued" ? "pending" : null;
}

function lastRun(status: LastRun["status"], kind: LastRun["kind"]): LastRun {
  return { id: "run_00000000000000000000", kind, status, endedAt: seededAt, problem: null };
}

/** Somebody alive on another machine is at it. */
function leaseOf({ id: runId }: Run): Hospital["lease"] {
  return { runId, owner: "elsewhere/1/a", fence: 1, expiresAt: new Date("2100-01-01T00:00:00Z") };
}

function credentialsOf({ id, createdAt }: Hospital): Credentials {
  return {
    id: credentialsId(id, 1),
    hospitalId: id,
    generation: 1,
    username: "app",
    sealed: "sealed",
    createdAt,
    revealedAt: null,
    outbox: [],
  };
}

function caseOf({ id, name }: Hospital): Case {
  return {
    id: `refund:${id}`,
    kind: "refund",
    hospitalId: id,
    message: `Money was paid back to ${name}.`,
    nextStep: "Look at it.",
    proposedRun: null,
    freezesUpgrades: true,
    openedAt: seededAt,
    closed: null,
    outbox: [],
  };
}

const database: NonNullable<Hospital["database"]> = {
  projectId: "0123456789abcdef01234567",
  clusterId: "0123456789abcdef01234568",
  clusterName: "",
  databaseName: "",
  connectionString: "mongodb+srv://cluster0.abcde.mongodb.net/?authSource=admin&retryWrites=true",
  tier: "M10",
  credentialGeneration: 1,
};
