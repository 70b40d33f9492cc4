import { beforeAll, expect, test } from "vitest";
import { operations } from "../../../src/local/atlas/catalogue.ts";
import { documentedPath } from "../../../src/local/atlas/http/documented-path.ts";
import { type ApiDocument, apiDocumentFile, readApiDocument } from "./support/api-document.ts";
import { clusterRequest, replicationSpecs, userRequest } from "./support/local-atlas.ts";
import { useAtlas } from "./support/use-atlas.ts";

const local = useAtlas();
let document: ApiDocument;

beforeAll(async () => {
  if (apiDocumentFile !== undefined) document = await readApiDocument(apiDocumentFile);
});

/** Where real answers were seen to say more than the document, or something else. */
const seenInRealAnswers = [
  '"additionalProperty":"isAtlasHomePageAiAssistantEnabled"',
  '"additionalProperty":"effectiveDatabaseEdition"',
  "upgradeTenantUpgrade /diskSizeGB must be >= 10",
];

test.skipIf(apiDocumentFile === undefined)(
  "every answer fits Atlas' own document (file in ATLAS_OPENAPI)",
  async () => {
    const { project, atlas, cluster } = local();
    const id = await project("hospital");
    const group = `/groups/${id}`;
    await cluster(id, "free", "M0");
    await cluster(id, "flex", "FLEX");
    await cluster(id, "big", "M10");
    const upgradeFree = {
      name: "free",
      providerSettings: { providerName: "AWS", instanceSizeName: "M10", regionName: "US_EAST_1" },
    };
    const upgradeFlex = { name: "flex", clusterType: "REPLICASET", replicationSpecs: replicationSpecs("M10") };
    const limit = "atlas.project.deployment.clusters";
    const pin = { expirationDate: "2026-12-20T00:00:00Z" };
    const container = { providerName: "AZURE", region: "US_EAST_2", atlasCidrBlock: "10.8.0.0/21" };
    const roles = { roles: ["ORG_OWNER"] };
    const newOrg = {
      name: "another",
      apiKey: { desc: "owner", ...roles },
      serviceAccount: { name: "robot", description: "owner", secretExpiresAfterHours: 8, ...roles },
    };
    const members = { name: "ops", usernames: ["ops@example.org"] };
    const team = await local().ask("POST", `/orgs/${atlas.orgId}/teams`, members);
    const calls: [string, string, string, unknown?][] = [
      ["getSystemStatus", "GET", ""],
      ["listOrgs", "GET", "/orgs"],
      ["getOrg", "GET", `/orgs/${atlas.orgId}`],
      ["getOrgGroups", "GET", `/orgs/${atlas.orgId}/groups`],
      ["updateOrg", "PATCH", `/orgs/${atlas.orgId}`, { name: "Renamed" }],
      ["createOrg", "POST", "/orgs", newOrg],
      ["deleteOrg", "DELETE", `/orgs/${atlas.orgId}`],
      ["listRateLimits", "GET", "/rateLimits"],
      ["createGroup", "POST", "/groups", { name: "second", orgId: atlas.orgId, tags: [{ key: "a", value: "b" }] }],
      ["createGroup", "POST", "/groups", { name: "second", orgId: atlas.orgId }],
      ["listGroups", "GET", "/groups"],
      ["getGroup", "GET", group],
      ["updateGroup", "PATCH", group, { tags: [] }],
      ["getGroupSettings", "GET", `${group}/settings`],
      ["updateGroupSettings", "PATCH", `${group}/settings`, { isDataExplorerEnabled: false }],
      ["listGroupLimits", "GET", `${group}/limits`],
      ["getGroupLimit", "GET", `${group}/limits/${limit}`],
      ["setGroupLimit", "PATCH", `${group}/limits/${limit}`, { value: 30 }],
      ["deleteGroupLimit", "DELETE", `${group}/limits/${limit}`],
      ["addGroupTeams", "POST", `${group}/teams`, [{ teamId: team.body.id, roleNames: ["GROUP_READ_ONLY"] }]],
      ["listGroupTeams", "GET", `${group}/teams`],
      ["getGroupIpAddresses", "GET", `${group}/ipAddresses`],
      ["getManagedSlowMs", "GET", `${group}/managedSlowMs`],
      ["disableManagedSlowMs", "DELETE", `${group}/managedSlowMs/disable`],
      ["enableManagedSlowMs", "POST", `${group}/managedSlowMs/enable`],
      ["listClusters", "GET", `${group}/clusters`],
      ["getCluster", "GET", `${group}/clusters/free`],
      ["getCluster", "GET", `${group}/clusters/big`],
      ["getCluster", "GET", `${group}/clusters/flex`],
      ["createCluster", "POST", `${group}/clusters`, clusterRequest("bigger", "M30")],
      ["updateCluster", "PATCH", `${group}/clusters/big`, { replicationSpecs: replicationSpecs("M20") }],
      ["getProcessArgs", "GET", `${group}/clusters/free/processArgs`],
      ["updateProcessArgs", "PATCH", `${group}/clusters/big/processArgs`, { noTableScan: true }],
      ["pinFeatureCompatibilityVersion", "POST", `${group}/clusters/big:pinFeatureCompatibilityVersion`, pin],
      ["unpinFeatureCompatibilityVersion", "POST", `${group}/clusters/big:unpinFeatureCompatibilityVersion`],
      ["createGroupContainer", "POST", `${group}/containers`, container],
      ["listGroupContainers", "GET", `${group}/containers?providerName=AWS`],
      ["listFlexClusters", "GET", `${group}/flexClusters`],
      ["getFlexCluster", "GET", `${group}/flexClusters/flex`],
      ["updateFlexCluster", "PATCH", `${group}/flexClusters/flex`, { terminationProtectionEnabled: false }],
      ["createFlexCluster", "POST", `${group}/flexClusters`, clusterRequest("flex-2", "FLEX")],
      ["upgradeTenantUpgrade", "POST", `${group}/clusters/tenantUpgrade`, upgradeFree],
      ["tenantUpgrade", "POST", `${group}/flexClusters:tenantUpgrade`, upgradeFlex],
      ["createDatabaseUser", "POST", `${group}/databaseUsers`, userRequest("app", "correct horse", ["big"])],
      ["listDatabaseUsers", "GET", `${group}/databaseUsers`],
      ["getDatabaseUser", "GET", `${group}/databaseUsers/admin/app`],
      ["updateDatabaseUser", "PATCH", `${group}/databaseUsers/admin/app`, { password: "another horse" }],
      ["createAccessListEntry", "POST", `${group}/accessList`, [{ ipAddress: "192.0.2.1", comment: "c" }]],
      ["listAccessListEntries", "GET", `${group}/accessList`],
      ["getAccessListEntry", "GET", `${group}/accessList/192.0.2.1`],
      ["deleteAccessListEntry", "DELETE", `${group}/accessList/192.0.2.1`],
      ["deleteDatabaseUser", "DELETE", `${group}/databaseUsers/admin/app`],
      ["deleteFlexCluster", "DELETE", `${group}/flexClusters/flex-2`],
      ["deleteCluster", "DELETE", `${group}/clusters/bigger`],
      ["deleteGroup", "DELETE", group],
    ];
    const faults: string[] = [];
    for (const [operationId, method, path, body] of calls) {
      const answer = await local().ask(method, path, body);
      faults.push(...document.check(operationId, answer.status, answer.body));
    }
    expect(faults.filter((fault) => !seenInRealAnswers.some((known) => fault.includes(known)))).toEqual([]);
    const called = new Set(calls.map(([operationId]) => operationId));
    const left = operations.filter(({ id }) => document.operations.has(id) && !called.has(id)).map(({ id }) => id);
    expect(left).toEqual([]);
  },
);

/** The document's words for the roles that local Atlas knows by their API names. */
const roleNames: Record<string, string> = {
  "Organization Member": "ORG_MEMBER",
  "Organization Owner": "ORG_OWNER",
  "Organization Read Only": "ORG_READ_ONLY",
  "Project Access Manager": "GROUP_ACCESS_MANAGER",
  "Project Cluster Creator": "GROUP_CLUSTER_CREATOR",
  "Project Cluster Manager": "GROUP_CLUSTER_MANAGER",
  "Project Cluster Resilience Tester": "GROUP_CLUSTER_RESILIENCE_TESTER",
  "Project Database Access Admin": "GROUP_DATABASE_ACCESS_ADMIN",
  "Project Network Access Manager": "GROUP_NETWORK_ACCESS_MANAGER",
  "Project Owner": "GROUP_OWNER",
  "Project Read Only": "GROUP_READ_ONLY",
  "Project Replica Set Manager": "GROUP_REPLICA_SET_MANAGER",
  "Project Stream Processing Owner": "GROUP_STREAM_PROCESSING_OWNER",
};

test.skipIf(apiDocumentFile === undefined)(
  "every operation has the path, version and least roles of Atlas' own document (file in ATLAS_OPENAPI)",
  () => {
    const documented = operations.flatMap((operation) => {
      const facts = document.operations.get(operation.id);
      return facts === undefined ? [] : [{ operation, facts }];
    });
    expect(documented.length).toBeGreaterThan(45);
    for (const { operation, facts } of documented) {
      const { id, method, version, roles = [] } = operation;
      expect({ id, method, version, roles }).toEqual({
        id,
        method: facts.method,
        version: facts.version ?? version,
        roles: facts.roles.map((role) => roleNames[role] ?? role),
      });
      expect(documentedPath(operation.path)).toBe(facts.path);
    }
  },
);
