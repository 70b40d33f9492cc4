import type { AtlasFleetProject } from "../../atlas/read-back/fleet.ts";
import type { Hospital } from "../../domain/hospitals.ts";
import type { CaseFinding } from "../../domain/payment-cases.ts";

const plain = { freezesUpgrades: false } as const;

/** Something at Atlas that carries the tag of a hospital, and that hospital as far as there is one. */
export type Tagged = {
  readonly kind: "project" | "cluster";
  readonly project: Pick<AtlasFleetProject, "id" | "name">;
  /** The project's or the cluster's. */
  readonly name: string;
  readonly hospitalId: string;
};

export function orphan({ kind, project, name, hospitalId }: Tagged, hospital: Hospital | null): CaseFinding {
  const whose = hospital
    ? `${hospital.name}, which is ${hospital.status}`
    : `the hospital ${hospitalId}, which nobody knows`;
  return {
    ...plain,
    kind: kind === "project" ? "orphaned_project" : "orphaned_cluster",
    hospitalId: hospital?.id ?? null,
    subject: kind === "project" ? project.id : `${project.id}:${name}`,
    message: `Atlas has the ${kind} ${name} of ${whose}.`,
    nextStep: "Look at it in Atlas and remove it there if nobody needs it. It may cost money.",
    proposedRun: null,
  };
}

export function unfinished({ id, name }: Hospital): CaseFinding {
  return {
    ...plain,
    kind: "paid_not_provisioned",
    hospitalId: id,
    subject: id,
    message: `${name} has paid, has no database, and nobody is making one.`,
    nextStep: 'Look at its last run for the cause, then ask for a run of kind "recover".',
    proposedRun: "recover",
  };
}

export function stillCosts({ id, name, retention }: Hospital): CaseFinding {
  return {
    ...plain,
    kind: "ended_still_costs",
    hospitalId: id,
    subject: id,
    message: `${name} has left, its data were to be kept until ${retention?.until.toISOString().slice(0, 10)}, and its cluster still is at Atlas.`,
    nextStep: "Ask for an offboarding if its data may go. Nothing else destroys them.",
    proposedRun: "offboard",
  };
}

export function missing({ id, name, database }: Hospital): CaseFinding {
  return {
    ...plain,
    kind: "missing_in_atlas",
    hospitalId: id,
    subject: id,
    message: `Atlas has no cluster ${database?.clusterName} of ${name}, which is to have one.`,
    nextStep: "Ask for a drift check; if it is gone, restore it in Atlas from its last backup before anything else.",
    proposedRun: "drift-check",
  };
}
