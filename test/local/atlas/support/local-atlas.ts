import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pino } from "pino";
import type { z } from "zod";
import { systemRandom } from "../../../../src/foundation/ids.ts";
import { waitUntil } from "../../../../src/foundation/wait.ts";
import type { Pace } from "../../../../src/local/atlas/clusters/durations.ts";
import type { ClusterServers } from "../../../../src/local/atlas/servers/port.ts";
import {
  type DatabaseBinary,
  type LocalAtlas,
  type LocalAtlasSettings,
  startLocalAtlas,
} from "../../../../src/local/index.ts";
import { type Answer, askWithDigest, type Request } from "./digest-client.ts";
import { createNoServers } from "./no-servers.ts";

/** A clock that moves when the test says so. */
export type TestClock = { now: () => Date; pass: (milliseconds: number) => void };

export type TestAtlas = {
  readonly atlas: LocalAtlas;
  readonly dataDir: string;
  readonly clock: TestClock;
  /** Asks the Admin API; `path` is what comes after `/api/atlas/v2`. */
  readonly ask: (method: string, path: string, body?: unknown, more?: Request) => Promise<Answer>;
  /** Creates a project and answers its id. */
  readonly project: (name?: string) => Promise<string>;
  /** Creates a cluster and answers when it is idle. */
  readonly cluster: (groupId: string, name: string, tier?: string) => Promise<Answer>;
  /** Asks until the answer's state, or its status for a number, is this. */
  readonly until: (path: string, stateOrStatus: string | number) => Promise<Answer>;
  /** Stops and starts again on the same data; `between` happens meanwhile. */
  readonly restart: (between?: () => Promise<void>) => Promise<void>;
  readonly end: () => Promise<void>;
};

export type TestAtlasOptions = z.input<typeof LocalAtlasSettings> & {
  readonly pace?: Pace;
  readonly server?: DatabaseBinary | ClusterServers;
};

/** Local Atlas on a folder and a port of its own; without a database binary its servers are only pretended. */
export async function startTestAtlas({
  pace = "instant",
  server = createNoServers(),
  ...settings
}: TestAtlasOptions = {}): Promise<TestAtlas> {
  const dataDir = await mkdtemp(join(tmpdir(), "local-atlas-"));
  const clock = testClock();
  const log = pino({ level: "silent" });
  const start = () => startLocalAtlas({ pace, settings, dataDir, clock, random: systemRandom, log, server });
  let atlas = await start().catch(async (error: unknown) => {
    await rm(dataDir, { recursive: true, force: true });
    throw error;
  });
  let projects = 0;
  const test: TestAtlas = {
    get atlas() {
      return atlas;
    },
    dataDir,
    clock,
    ask: (method, path, body, more) =>
      askWithDigest(`${atlas.baseUrl}/api/atlas/v2${path}`, atlas, { method, body, ...more }),
    project: async (name = `project ${++projects}`) => {
      const created = await test.ask("POST", "/groups", { name, orgId: atlas.orgId });
      if (created.status !== 201) throw new Error(JSON.stringify(created.body));
      return String(created.body.id);
    },
    cluster: async (groupId, name, tier = "M0") => {
      const path = tier === "FLEX" ? "flexClusters" : "clusters";
      const created = await test.ask("POST", `/groups/${groupId}/${path}`, clusterRequest(name, tier));
      if (created.status !== 201) throw new Error(JSON.stringify(created.body));
      return test.until(`/groups/${groupId}/${path}/${name}`, "IDLE");
    },
    until: async (path, wanted) => {
      const reached = await waitUntil(
        async () => {
          const answer = await test.ask("GET", path);
          return answer.body.stateName === wanted || answer.status === wanted ? answer : undefined;
        },
        { limitMs: 15_000, everyMs: 5 },
      );
      if (reached === undefined) throw new Error(`${path} did not become ${wanted}.`);
      return reached;
    },
    restart: async (between) => {
      await atlas.close();
      await between?.();
      atlas = await start();
    },
    end: async () => {
      await atlas.close();
      await rm(dataDir, { recursive: true, force: true });
    },
  };
  return test;
}

/** Body of a creation, as the official plugin sends it. */
export function clusterRequest(name: string, tier: string): Record<string, unknown> {
  const place = { backingProviderName: "AWS", regionName: "US_EAST_1" };
  if (tier === "FLEX") return { name, providerSettings: place, terminationProtectionEnabled: false, tags: [] };
  return { name, clusterType: "REPLICASET", labels: [], tags: [], replicationSpecs: replicationSpecs(tier) };
}

export function replicationSpecs(tier: string): unknown[] {
  const common = { regionName: "US_EAST_1", priority: 7 };
  const region =
    tier === "M0"
      ? { ...common, providerName: "TENANT", backingProviderName: "AWS", electableSpecs: { instanceSize: tier } }
      : { ...common, providerName: "AWS", electableSpecs: { instanceSize: tier, nodeCount: 3 } };
  return [{ zoneName: "ZoneName managed by Terraform", regionConfigs: [region] }];
}

/** Body of a database user, as the official plugin sends it. */
export function userRequest(username: string, password: string, scopes: string[] = []): Record<string, unknown> {
  return {
    ...{ databaseName: "admin", username, password, labels: [] },
    ...{ awsIAMType: "NONE", ldapAuthType: "NONE", oidcAuthType: "NONE", x509Type: "NONE" },
    roles: [{ roleName: "readWrite", databaseName: "hospital" }],
    scopes: scopes.map((name) => ({ name, type: "CLUSTER" })),
  };
}

function testClock(): TestClock {
  let nowMs = Date.UTC(2026, 10, 24, 12);
  return {
    now: () => new Date(nowMs),
    pass: (milliseconds) => {
      nowMs += milliseconds;
    },
  };
}
