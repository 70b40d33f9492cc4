import { clusterRequest, replicationSpecs } from "../support/local-atlas.ts";
import { type Command, changeCluster, inProject } from "./command.ts";
import { type Expected, type ExpectedCluster, type Tier, takesMs } from "./expected-life.ts";
import { tryTo } from "./life.ts";
import { type Api, type Change, judgeChange, judgeCreation, judgeDeletion, judgeUpgrade } from "./rules.ts";

export function createCluster(project: string, name: string, tier: Tier): Command {
  return inProject(`create ${name} as ${tier}`, project, async ({ expected, life, project: there, path }) => {
    const verdict = judgeCreation(there, name, tier);
    if (verdict === undefined) {
      there.clusters.set(name, {
        ...{ tier, protected: false, paused: false, deleting: false, becomes: undefined },
        createdMs: expected.nowMs + takesMs.createFirstPhase[tier],
        doneMs: expected.nowMs + takesMs.create[tier],
        resumedMs: Number.NEGATIVE_INFINITY,
      });
    }
    const api = tier === "FLEX" ? "flexClusters" : "clusters";
    await tryTo(life, verdict, () => life.ask("POST", `${path}/${api}`, clusterRequest(name, tier)));
  });
}

/** The API that a cluster belongs to, or the other one. */
function apiOf(cluster: ExpectedCluster | undefined, fits: boolean): Api {
  return (cluster?.tier === "FLEX") === fits ? "flexClusters" : "clusters";
}

function by(fits: boolean): string {
  return fits ? "" : " by the wrong API";
}

const bodies = {
  tags: { tags: [{ key: "changed", value: "yes" }] },
  size: { replicationSpecs: replicationSpecs("M20") },
  protect: { terminationProtectionEnabled: true },
  release: { terminationProtectionEnabled: false },
  pause: { paused: true },
  resume: { paused: false },
} as const satisfies Record<Change, unknown>;

export function updateCluster(project: string, name: string, fits: boolean, change: Change): Command {
  return inProject(`${change} ${name}${by(fits)}`, project, async ({ expected, life, project: there, path }) => {
    const cluster = there.clusters.get(name);
    const api = apiOf(cluster, fits);
    const verdict = judgeChange(expected, cluster, api, change);
    const question = () => life.ask("PATCH", `${path}/${api}/${name}`, bodies[change]);
    await changeCluster(life, cluster, verdict, question, (known) => make(expected, known, change));
  });
}

function make(expected: Expected, cluster: ExpectedCluster, change: Change): void {
  const beginMs = Math.max(expected.nowMs, cluster.createdMs);
  cluster.doneMs = Math.max(beginMs + takesMs.change[cluster.tier], cluster.doneMs);
  if (change === "protect") cluster.protected = true;
  if (change === "release") cluster.protected = false;
  if (change === "resume" && cluster.paused) cluster.resumedMs = expected.nowMs;
  if (change === "pause" || change === "resume") cluster.paused = change === "pause";
}

export function upgradeCluster(project: string, name: string, fits: boolean, to: "FLEX" | "M10"): Command {
  return inProject(`upgrade ${name} to ${to}${by(fits)}`, project, async ({ expected, life, project: there, path }) => {
    const cluster = there.clusters.get(name);
    const api = apiOf(cluster, fits);
    const target = api === "flexClusters" ? "M10" : to;
    const verdict = judgeUpgrade(expected, cluster, api);
    const providerName = target === "FLEX" ? "FLEX" : "AWS";
    const settings = { providerName, backingProviderName: "AWS", instanceSizeName: target, regionName: "US_EAST_1" };
    const question = () =>
      api === "clusters"
        ? life.ask("POST", `${path}/clusters/tenantUpgrade`, { name, providerSettings: settings })
        : life.ask("POST", `${path}/flexClusters:tenantUpgrade`, { name, replicationSpecs: replicationSpecs("M10") });
    await changeCluster(life, cluster, verdict, question, (known) => {
      known.becomes = target;
      known.doneMs = Math.max(expected.nowMs + takesMs.upgrade, known.doneMs);
    });
  });
}

export function deleteCluster(project: string, name: string, fits: boolean): Command {
  return inProject(`delete ${name}${by(fits)}`, project, async ({ expected, life, project: there, path }) => {
    const cluster = there.clusters.get(name);
    const api = apiOf(cluster, fits);
    const verdict = judgeDeletion(cluster, api);
    const question = () => life.ask("DELETE", `${path}/${api}/${name}`);
    await changeCluster(life, cluster, verdict, question, (known) => {
      Object.assign(known, { deleting: true, becomes: undefined });
      known.doneMs = expected.nowMs + takesMs.remove[known.tier];
    });
  });
}
