import { AdvancedCluster, type AdvancedClusterArgs } from "@pulumi/mongodbatlas/advancedCluster.js";
import { DatabaseUser } from "@pulumi/mongodbatlas/databaseUser.js";
import { Project } from "@pulumi/mongodbatlas/project.js";
import { ProjectIpAccessList } from "@pulumi/mongodbatlas/projectIpAccessList.js";
import { RandomId } from "@pulumi/random/randomId.js";
import { RandomPassword } from "@pulumi/random/randomPassword.js";
import { RandomString } from "@pulumi/random/randomString.js";

/** Uses what a hospital does not: a program that has most settings of the resources that the stand-ins know. */
export function everySetting(name: string, orgId: string): () => Promise<void> {
  return async () => {
    const project = new Project("project", {
      name,
      orgId,
      withDefaultAlertsSettings: false,
      isDataExplorerEnabled: false,
      isSlowOperationThresholdingEnabled: false,
      limits: [{ name: "atlas.project.security.databaseAccess.users", value: 90 }],
    });
    const plain = new Project("named-by-the-engine", { orgId, tags: {} });
    for (const [cluster, settings] of Object.entries(clusters)) {
      new AdvancedCluster(cluster, { projectId: project.id, name: cluster, clusterType: "REPLICASET", ...settings });
    }
    const noPassword = { projectId: project.id, roles: [{ roleName: "atlasAdmin", databaseName: "admin" }] };
    new DatabaseUser("certificate", { ...noPassword, ...external, username: "CN=a, O=b/c", x509Type: "CUSTOMER" });
    new DatabaseUser("ldap", { ...noPassword, ...external, username: "CN=l,DC=x", ldapAuthType: "USER" });
    const arn = "arn:aws:iam::123456789012:user/sample";
    new DatabaseUser("iam", { ...noPassword, ...external, username: arn, awsIamType: "USER" });
    const password = new RandomPassword("password", { length: 20, overrideSpecial: "_-", minSpecial: 2 });
    new DatabaseUser("described", {
      projectId: project.id,
      authDatabaseName: "admin",
      username: "a user@with:signs",
      password: password.result,
      description: "what it is for",
      roles: [
        { roleName: "readWrite", databaseName: "z" },
        { roleName: "read", databaseName: "b", collectionName: "c" },
        { roleName: "read", databaseName: "a" },
      ],
      labels: [{ key: "team", value: "data" }],
    });
    new ProjectIpAccessList("network", { projectId: plain.id, cidrBlock: "10.0.0.0/8" });
    new ProjectIpAccessList("address", { projectId: plain.id, ipAddress: "203.0.113.9" });
    new RandomString("string", { length: 12, special: false, numeric: false });
    new RandomId("id", { byteLength: 8, prefix: "hospital-", keepers: { a: "1" } });
    new RandomId("bare-id", { byteLength: 3 });
  };
}

const external = { authDatabaseName: "$external" };
const here = { priority: 7, providerName: "AWS", regionName: "US_EAST_1" };
const size = (instanceSize: string, nodeCount = 3) => ({ instanceSize, nodeCount });

const clusters: Readonly<Record<string, Omit<AdvancedClusterArgs, "clusterType" | "projectId">>> = {
  scaling: {
    replicationSpecs: [
      {
        zoneName: "a zone",
        regionConfigs: [
          {
            ...here,
            electableSpecs: { ...size("M10"), diskSizeGb: 20 },
            autoScaling: {
              computeEnabled: true,
              computeScaleDownEnabled: true,
              computeMinInstanceSize: "M10",
              computeMaxInstanceSize: "M30",
              diskGbEnabled: true,
            },
          },
        ],
      },
    ],
    mongoDbMajorVersion: "8",
    backupEnabled: true,
    pitEnabled: true,
    labels: { team: "data" },
    tags: {},
    advancedConfiguration: {
      javascriptEnabled: false,
      minimumEnabledTlsProtocol: "TLS1_2",
      oplogSizeMb: 1000,
      transactionLifetimeLimitSeconds: 90,
      defaultWriteConcern: "majority",
    },
    biConnectorConfig: { enabled: false },
    redactClientLogData: true,
    replicaSetScalingStrategy: "WORKLOAD_TYPE",
  },
  regions: {
    replicationSpecs: [
      {
        regionConfigs: [
          { ...here, electableSpecs: size("M10", 2), analyticsSpecs: size("M10", 1) },
          {
            ...{ priority: 6, providerName: "GCP", regionName: "WESTERN_EUROPE" },
            ...{ electableSpecs: size("M10", 1), readOnlySpecs: size("M10", 2) },
          },
        ],
      },
    ],
    terminationProtectionEnabled: false,
    tags: { kind: "spread" },
  },
  paused: { replicationSpecs: [{ regionConfigs: [{ ...here, electableSpecs: size("M10") }] }], paused: true },
  flex: {
    replicationSpecs: [{ regionConfigs: [{ ...here, providerName: "FLEX", backingProviderName: "AWS" }] }],
    tags: { kind: "flex" },
  },
};
