import type { AtlasCluster, AtlasReadBack } from "../../../src/atlas/read-back/model.ts";
import type { HospitalStackConfig } from "../../../stacks/hospital/config.ts";
import { hospitalConfig } from "../../stacks/support/hospital-config.ts";

/** A hospital on M10 that is protected, and Atlas exactly as it asks. */
export function sampleConfig(changes: Partial<HospitalStackConfig> = {}): HospitalStackConfig {
  return hospitalConfig("st-mary", { tier: "M10", terminationProtection: true, ...changes });
}

export const sampleCluster: AtlasCluster = {
  id: "66f000000000000000000001",
  name: "st-mary",
  tier: "M10",
  state: "IDLE",
  paused: false,
  diskSizeGb: 10,
  mongoDbVersion: "8.0.29",
  terminationProtection: true,
  backupEnabled: true,
  provider: "AWS",
  region: "US_EAST_1",
  nodes: [{ kind: "electable", count: 3, size: "M10", provider: "AWS", region: "US_EAST_1" }],
  tags: { hospital: "st-mary", "managed-by": "chakravue-operator" },
  autoScaling: { compute: false, disk: false },
  connectionString: "mongodb://127.0.0.1:21000/?authSource=admin",
};

export const sampleReadBack: AtlasReadBack = {
  project: { id: "66f000000000000000000002", name: "hospital-st-mary", tags: { hospital: "st-mary" } },
  cluster: sampleCluster,
  users: [
    {
      username: "app-st-mary-g1",
      databaseName: "admin",
      roles: [
        { roleName: "readWrite", databaseName: "hospital_st_mary" },
        { roleName: "dbAdmin", databaseName: "hospital_st_mary" },
      ],
      scopes: [{ name: "st-mary", type: "CLUSTER" }],
    },
  ],
  accessList: [{ address: "127.0.0.1", comment: "Application server" }],
};

export function withCluster(changes: Partial<AtlasCluster>): AtlasReadBack {
  return { ...sampleReadBack, cluster: { ...sampleCluster, ...changes } };
}
