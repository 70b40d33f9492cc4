import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { waitUntil } from "../../../src/foundation/wait.ts";
import { type Answer, askWithDigest } from "./support/digest-client.ts";
import { startKillableAtlas } from "./support/kill-atlas.ts";
import { clusterRequest, replicationSpecs } from "./support/local-atlas.ts";

type Atlas = Awaited<ReturnType<typeof startKillableAtlas>>;

let dataDir: string;
let project: string;
let running: Atlas;
beforeAll(async () => {
  dataDir = await mkdtemp(join(tmpdir(), "local-atlas-"));
  running = await startKillableAtlas(dataDir);
  const group = await ask("POST", "/groups", { name: "hospital", orgId: running.atlas.orgId });
  project = `/groups/${group.body.id}`;
});
afterAll(async () => {
  await running.kill();
  await rm(dataDir, { recursive: true, force: true });
});

function ask(method: string, path: string, body?: unknown): Promise<Answer> {
  return askWithDigest(`${running.atlas.baseUrl}/api/atlas/v2${path}`, running.atlas, { method, body });
}

async function killAndStart(): Promise<void> {
  await running.kill();
  running = await startKillableAtlas(dataDir);
}

/** What the next call of the operation starts goes on until somebody deletes the cluster. */
async function hold(operation: string): Promise<void> {
  const body = { operation, stuck: true };
  await askWithDigest(`${running.atlas.baseUrl}/local/faults`, running.atlas, { method: "POST", body });
}

async function idle(name: string, tier: string): Promise<void> {
  const api = tier === "FLEX" ? "flexClusters" : "clusters";
  await ask("POST", `${project}/${api}`, clusterRequest(name, tier));
  await until(`${project}/${api}/${name}`, "IDLE");
}

async function until(path: string, state: string): Promise<Answer> {
  const reached = await waitUntil(
    async () => {
      const answer = await ask("GET", path);
      return answer.body.stateName === state ? answer : undefined;
    },
    { limitMs: 15_000, everyMs: 5 },
  );
  if (reached === undefined) throw new Error(`${path} did not become ${state}.`);
  return reached;
}

const toM10 = { providerName: "AWS", instanceSizeName: "M10", regionName: "US_EAST_1" };
const begin: Readonly<Record<string, (name: string) => Promise<Answer>>> = {
  "being created": async (name) => {
    await hold("createCluster");
    return ask("POST", `${project}/clusters`, clusterRequest(name, "M10"));
  },
  "being resized": async (name) => {
    await idle(name, "M10");
    await hold("updateCluster");
    return ask("PATCH", `${project}/clusters/${name}`, { replicationSpecs: replicationSpecs("M30") });
  },
  "being upgraded": async (name) => {
    await idle(name, "M0");
    await hold("upgradeTenantUpgrade");
    return ask("POST", `${project}/clusters/tenantUpgrade`, { name, providerSettings: toM10 });
  },
  "being deleted": async (name) => {
    await idle(name, "M10");
    await hold("deleteCluster");
    return ask("DELETE", `${project}/clusters/${name}`);
  },
  "being paused": async (name) => {
    await idle(name, "M10");
    await hold("updateCluster");
    return ask("PATCH", `${project}/clusters/${name}`, { paused: true });
  },
  paused: async (name) => {
    await idle(name, "M10");
    const answer = await ask("PATCH", `${project}/clusters/${name}`, { paused: true });
    await until(`${project}/clusters/${name}`, "IDLE");
    return answer;
  },
  "being resumed": async (name) => {
    await idle(name, "M10");
    await ask("PATCH", `${project}/clusters/${name}`, { paused: true });
    await until(`${project}/clusters/${name}`, "IDLE");
    await hold("updateCluster");
    return ask("PATCH", `${project}/clusters/${name}`, { paused: false });
  },
  "having its arguments changed": async (name) => {
    await idle(name, "M10");
    await hold("updateProcessArgs");
    return ask("PATCH", `${project}/clusters/${name}/processArgs`, { noTableScan: true });
  },
};

test.each(Object.keys(begin))("a kill -9 while a cluster is %s changes nothing of what was answered", async (state) => {
  const name = state.replaceAll(" ", "-").slice(0, 22);
  const answer = await begin[state]?.(name);
  expect(answer?.status).toBeLessThan(300);
  const look = async () => {
    const answers = [
      await ask("GET", `${project}/clusters/${name}`),
      await ask("GET", `${project}/clusters/${name}/processArgs`),
    ];
    return answers.map(({ status, body }) => ({ status, body }));
  };
  const before = await look();
  await killAndStart();
  expect(await look()).toEqual(before);
});
