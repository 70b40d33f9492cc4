import type { AtlasFleetProject } from "../../atlas/read-back/fleet.ts";
import type { Hospital } from "../../domain/hospitals.ts";
import type { CaseFinding } from "../../domain/payment-cases.ts";
import type { Silence } from "../../domain/reconciliation.ts";
import type { ServiceContext } from "../context.ts";
import { missing, orphan, stillCosts, type Tagged } from "./findings.ts";

const tag = "hospital-id";

export type AtlasCompared = {
  readonly projects: number | null;
  readonly findings: readonly CaseFinding[];
  readonly silences: readonly Silence[];
};

/** Compares what Atlas has with the hospitals. Where Atlas does not answer nothing is found, and that is said. */
export async function compareAtlas(
  { atlasOf, target, rules, clock }: ServiceContext,
  hospitals: readonly Hospital[],
): Promise<AtlasCompared> {
  const { orgId, projectMode, projectId } = rules.stackDefaults;
  const isShared = projectMode === "shared";
  const isOurs = ({ id, tags }: Pick<AtlasFleetProject, "id" | "tags">) =>
    isShared ? id === projectId : tags[tag] !== undefined;
  const answer = await atlasOf(target)?.reader.fleet(orgId, isOurs);
  if (!answer?.ok) {
    const { code, message } = answer?.problem ?? { code: "atlas_unreachable", message: "No way to this Atlas." };
    return { projects: null, findings: [], silences: [{ who: "atlas", code, message }] };
  }
  const fleet = answer.value;
  const byId = new Map<string, Hospital>(hospitals.map((hospital) => [hospital.id, hospital]));
  const tagged = fleet.flatMap((project) => taggedIn(project, isShared));
  return {
    projects: fleet.length,
    silences: [],
    findings: [
      ...tagged.flatMap((thing) => foundOf(thing, byId.get(thing.hospitalId) ?? null, clock.now())),
      ...hospitals.filter((hospital) => hospital.target === target && !isThere(hospital, fleet)).map(missing),
    ],
  };
}

/** In a project of its own everything is the hospital's; in a shared one each cluster says whose it is. */
function taggedIn({ id, name, tags, clusters }: AtlasFleetProject, isShared: boolean): Tagged[] {
  const project = { id, name };
  const owner = tags[tag];
  if (!isShared) return owner === undefined ? [] : [{ kind: "project", project, name, hospitalId: owner }];
  return clusters.flatMap((cluster): Tagged[] => {
    const hospitalId = cluster.tags[tag];
    return hospitalId === undefined ? [] : [{ kind: "cluster", project, name: cluster.name, hospitalId }];
  });
}

function foundOf(thing: Tagged, hospital: Hospital | null, now: Date): CaseFinding[] {
  switch (hospital?.status) {
    case undefined:
    case "gone":
    case "pending_payment":
      return [orphan(thing, hospital)];
    case "retained":
      return hospital.retention && hospital.retention.until <= now ? [stillCosts(hospital)] : [];
    case "provisioning":
    case "active":
    case "past_due":
    case "suspended":
    case "offboarding":
      return [];
  }
}

/** Whether the cluster of a hospital that is to have one is among those that Atlas has. */
function isThere({ status, database, queue }: Hospital, fleet: readonly AtlasFleetProject[]): boolean {
  const shouldBe = status === "active" || status === "past_due" || status === "suspended" || status === "retained";
  if (!shouldBe || !database || queue.length > 0) return true;
  const project = fleet.find(({ id }) => id === database.projectId);
  return project?.clusters.some(({ name }) => name === database.clusterName) ?? false;
}
