import * as fc from "fast-check";
import { expect, test } from "vitest";
import { errorTable } from "../../../../src/local/atlas/http/error-table.ts";
import { checkWith } from "../../../contract/support/checked-ask.ts";
import { apiDocumentFile } from "../support/api-document.ts";
import { clusterOf, region } from "../support/cluster-shapes.ts";
import { clusterRequest, userRequest } from "../support/local-atlas.ts";
import { useInhabitedAtlas } from "./inhabited-atlas.ts";

const inhabited = useInhabitedAtlas();
const codes = new Set(Object.keys(errorTable));
const runs = 600;
const seed = 20_261_124;

const autoScaling = {
  compute: { enabled: true, scaleDownEnabled: true, minInstanceSize: "M30", maxInstanceSize: "M50" },
};
const big = {
  ...clusterOf([region({ autoScaling, readOnlySpecs: { instanceSize: "M30", nodeCount: 1 } })]),
  ...{ backupEnabled: true, pitEnabled: true, mongoDBMajorVersion: "8.0", biConnector: { enabled: true } },
  ...{ tags: [{ key: "a", value: "b" }], labels: [], advancedConfiguration: { minimumEnabledTlsProtocol: "TLS1_2" } },
};
const toM10 = { providerName: "AWS", instanceSizeName: "M10", regionName: "US_EAST_1" };

/** Requests that would be all right as they stand, one for each operation that takes a body. */
const sound: readonly (readonly [string, string, unknown])[] = [
  ["POST", "/groups", { name: "another", orgId: "aaaaaaaaaaaaaaaaaaaaaaaa", tags: [{ key: "a", value: "b" }] }],
  ["PATCH", "/groups/:id", { tags: [{ key: "a", value: "b" }] }],
  ["PATCH", "/groups/:id/settings", { isDataExplorerEnabled: true }],
  ["PATCH", "/groups/:id/limits/atlas.project.deployment.clusters", { value: 30 }],
  ["POST", "/groups/:id/clusters", big],
  ["PATCH", "/groups/:id/clusters/m10", { ...big, name: "m10" }],
  ["PATCH", "/groups/:id/clusters/m10/processArgs", { noTableScan: true, oplogSizeMB: 2000, defaultWriteConcern: "1" }],
  ["POST", "/groups/:id/clusters/m10:pinFeatureCompatibilityVersion", { expirationDate: "2026-12-01T00:00:00Z" }],
  ["POST", "/groups/:id/clusters/tenantUpgrade", { name: "m0", providerSettings: toM10, tags: [] }],
  ["POST", "/groups/:id/flexClusters", clusterRequest("flex-2", "FLEX")],
  ["PATCH", "/groups/:id/flexClusters/flex", { tags: [{ key: "a", value: "b" }], terminationProtectionEnabled: false }],
  ["POST", "/groups/:id/flexClusters:tenantUpgrade", { ...big, name: "flex" }],
  [
    "POST",
    "/groups/:id/databaseUsers",
    { ...userRequest("new", "correct horse", ["m10"]), labels: [{ key: "a", value: "b" }] },
  ],
  ["PATCH", "/groups/:id/databaseUsers/admin/app", userRequest("app", "correct horse")],
  [
    "POST",
    "/groups/:id/accessList",
    [{ cidrBlock: "10.0.0.0/8", comment: "c", deleteAfterDate: "2026-11-25T00:00:00Z" }],
  ],
];

const anything = fc.oneof(
  fc.constantFrom<unknown>(
    null,
    true,
    -1,
    1e308,
    "",
    "\u0000",
    "a".repeat(5_000),
    [],
    {},
    [null],
    "M0",
    "M30",
    "TENANT",
  ),
  fc.jsonValue({ maxDepth: 2 }),
);

test("a request with one thing wrong is done or refused, never half done, and never breaks anything", async () => {
  const { ask, groupId, look } = inhabited();
  const check = apiDocumentFile === undefined ? () => [] : await checkWith(apiDocumentFile);
  await fc.assert(
    fc.asyncProperty(
      fc.constantFrom(...sound),
      fc.nat(),
      anything,
      fc.boolean(),
      async (request, place, value, adds) => {
        const [method, template, body] = request;
        const path = template.replace(":id", groupId);
        const before = await look();
        const answer = await ask(method, path, mutated(body, place, value, adds));
        const after = await look();
        expect(answer.status).toBeLessThan(500);
        expect(check(method, path, answer)).toEqual([]);
        if (answer.status < 300) return;
        expect(codes).toContain(answer.body.errorCode);
        expect(after === before).toBe(true);
      },
    ),
    { numRuns: runs, seed },
  );
}, 60_000);

/** The same with another value in one place, or with a member more there. */
function mutated(body: unknown, place: number, value: unknown, adds: boolean): unknown {
  const copy = structuredClone({ body });
  const places = placesIn(copy);
  const chosen = places[place % places.length];
  if (chosen === undefined) return body;
  const [parent, key] = chosen;
  const old = Reflect.get(parent, key);
  if (adds && typeof old === "object" && old !== null) Reflect.set(old, "unheardOf", value);
  else Reflect.set(parent, key, value);
  return copy.body;
}

function placesIn(value: unknown): [object, string][] {
  if (typeof value !== "object" || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]): [object, string][] => [[value, key], ...placesIn(inner)]);
}
