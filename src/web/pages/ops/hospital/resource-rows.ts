import type { ResourcesView } from "../../../../api/views/resources.ts";
import { opsHospital } from "../../../texts/ops-hospital.ts";

const { resources: texts } = opsHospital;

/** One resource: what the stack says of it and what Atlas has, in words. `isSame` is null where Atlas was not heard. */
export type ResourceRow = {
  readonly kind: string;
  readonly name: string;
  readonly declared: string;
  readonly found: string;
  readonly isSame: boolean | null;
};

/** A line for each resource, in the order in which they stand on each other. */
export function resourceRows({ project, cluster, users, access_list, problem }: ResourcesView): ResourceRow[] {
  const isHeard = problem === null;
  const absent = isHeard ? texts.no : texts.unknown;
  const own = cluster.found;
  return [
    {
      kind: texts.project,
      name: project.name,
      declared: texts.yes,
      found: project.found ? `${texts.yes}, ${project.found.id}` : absent,
      isSame: isHeard ? project.found?.name === project.name : null,
    },
    {
      kind: texts.cluster,
      name: cluster.name,
      declared: clusterText(cluster),
      found: own ? [clusterText(own), ...extrasOf(own)].join(", ") : absent,
      isSame: isHeard ? own !== null && clusterText(own) === clusterText(cluster) : null,
    },
    ...users.map(({ username, ...presence }) => ({ kind: texts.user, name: username, ...presenceOf(presence) })),
    ...access_list.map(({ address, comment, ...presence }) => ({
      kind: texts.access,
      name: comment ? `${address} (${comment})` : address,
      ...presenceOf(presence),
    })),
  ];
}

type Presence = { readonly declared: boolean; readonly found: boolean | null };

function presenceOf({ declared, found }: Presence): Pick<ResourceRow, "declared" | "found" | "isSame"> {
  return {
    declared: declared ? texts.yes : texts.no,
    found: found === null ? texts.unknown : found ? texts.yes : texts.no,
    isSame: found === null ? null : declared === found,
  };
}

type ClusterFacts = Pick<ResourcesView["cluster"], "provider" | "region" | "termination_protection"> & {
  readonly tier: string;
};

function clusterText({ tier, provider, region, termination_protection: isProtected }: ClusterFacts): string {
  return [tier, `${provider} ${region}`, isProtected ? texts.protection.on : texts.protection.off].join(", ");
}

function extrasOf(found: NonNullable<ResourcesView["cluster"]["found"]>): string[] {
  const { state, paused, mongodb_version: version, disk_size_gb: disk } = found;
  const known = Object.entries(texts.states).find(([name]) => name === state)?.[1];
  return [
    paused ? texts.paused : (known ?? state),
    ...(version === null ? [] : [`${texts.version} ${version}`]),
    ...(disk === null ? [] : [`${disk} GB`]),
  ];
}
