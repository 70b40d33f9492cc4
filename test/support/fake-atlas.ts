import type { AtlasProblem } from "../../src/atlas/problems.ts";
import type { AtlasReadBack } from "../../src/atlas/read-back/model.ts";
import type { AtlasReader } from "../../src/atlas/reader.ts";
import { tierDisks } from "../../src/domain/tier-disks.ts";
import { tierClass } from "../../src/domain/tiers.ts";
import { done, refused } from "../../src/foundation/errors.ts";
import type { HospitalStackConfig } from "../../stacks/hospital/config.ts";
import { authDatabaseName, usernameOf, userRoles } from "../../stacks/hospital/user-rights.ts";

export type FakeAtlas = {
  readonly reader: AtlasReader;
  /** What Atlas has for each cluster name. Tests change it as somebody would by hand. */
  readonly has: Map<string, HospitalStackConfig>;
  /** What becomes of what was asked for; as it was asked unless a test says otherwise. */
  turnsOut: (asked: HospitalStackConfig) => HospitalStackConfig;
  /** Whether clusters grow by themselves. */
  autoScales: boolean;
  /** Nothing can be read while this is set. */
  unreachable: boolean;
};

const nothing: AtlasReadBack = { project: null, cluster: null, users: [], accessList: [] };

/** An Atlas that has exactly what configurations say, and is read as the real one. */
export function createFakeAtlas(): FakeAtlas {
  const has = new Map<string, HospitalStackConfig>();
  const atlas: FakeAtlas = {
    has,
    turnsOut: (asked) => asked,
    autoScales: false,
    unreachable: false,
    reader: {
      findProject: async ({ projectName }) => {
        const config = [...has.values()].find((each) => each.projectName === projectName);
        return done(config ? readBackOf(config, false).project : null);
      },
      fleet: async (_orgId, isOurs) => {
        if (atlas.unreachable) return refused(unreachable);
        const projects = [...has.values()].flatMap((config) => {
          const { project, cluster } = readBackOf(config, false);
          return project && cluster ? [{ ...project, clusters: [{ name: cluster.name, tags: cluster.tags }] }] : [];
        });
        return done(projects.filter(isOurs));
      },
      readBack: async ({ clusterName }) => {
        if (atlas.unreachable) return refused(unreachable);
        const config = has.get(clusterName);
        return done(config ? readBackOf(atlas.turnsOut(config), atlas.autoScales) : nothing);
      },
    },
  };
  return atlas;
}

function readBackOf(config: HospitalStackConfig, autoScales: boolean): AtlasReadBack {
  const { tier, cloudProvider: provider, region, suspended, hospitalId } = config;
  const isDedicated = tierClass(tier) === "dedicated";
  const tags = { "hospital-id": hospitalId };
  const generations = suspended ? [] : config.credentialGenerations;
  return {
    project: { id: "0123456789abcdef01234567", name: config.projectName, tags },
    cluster: {
      id: "0123456789abcdef01234568",
      name: config.clusterName,
      tier,
      state: "IDLE",
      paused: isDedicated && suspended,
      diskSizeGb: tierDisks[tier].defaultGb,
      mongoDbVersion: "8.0.29",
      terminationProtection: config.terminationProtection,
      backupEnabled: isDedicated,
      provider,
      region,
      nodes: isDedicated ? [{ kind: "electable", count: 3, size: tier, provider, region }] : [],
      tags,
      autoScaling: { compute: autoScales, disk: autoScales },
      connectionString: "mongodb://127.0.0.1:9",
    },
    users: generations.map((generation) => ({
      username: usernameOf(config.slug, generation),
      databaseName: authDatabaseName,
      roles: userRoles.map((roleName) => ({ roleName, databaseName: config.databaseName })),
      scopes: [{ name: config.clusterName, type: "CLUSTER" }],
    })),
    accessList: suspended ? [] : config.accessList,
  };
}

const unreachable: AtlasProblem = {
  code: "atlas_unreachable",
  message: "Atlas could not be reached.",
  nextStep: "Try again.",
  retryable: true,
  atlasCode: "",
  detail: "as the test wished",
};
