import fc from "fast-check";
import { expect, test } from "vitest";
import { fingerprintOf } from "../../src/atlas/fingerprint.ts";
import type { AtlasReadBack } from "../../src/atlas/read-back/model.ts";
import { sampleCluster, sampleReadBack, withCluster } from "./support/sample-read-back.ts";

const word = fc.string({ maxLength: 6 });
const tags = fc.dictionary(word, word, { maxKeys: 3 });
const user = fc.record({
  username: word,
  databaseName: fc.constantFrom("admin", "$external"),
  roles: fc.array(fc.record({ roleName: word, databaseName: word }), { maxLength: 4 }),
  scopes: fc.array(fc.record({ name: word, type: fc.constantFrom("CLUSTER", "DATA_LAKE") }), { maxLength: 4 }),
});
const readBack: fc.Arbitrary<AtlasReadBack> = fc.record({
  project: fc.option(fc.record({ id: word, name: word, tags })),
  cluster: fc.option(
    fc.record({ tags, diskSizeGb: fc.option(fc.integer()) }).map((more) => ({ ...sampleCluster, ...more })),
  ),
  users: fc.array(user, { maxLength: 5 }),
  accessList: fc.array(fc.record({ address: word, comment: word }), { maxLength: 5 }),
});

test("a fingerprint does not depend on the order of anything", () => {
  const pair = readBack.chain((one) => shuffled(one).map((other) => [one, other] as const));
  fc.assert(
    fc.property(pair, ([one, other]) => {
      expect(fingerprintOf(other)).toBe(fingerprintOf(one));
    }),
  );
});

test("one more entry or user always makes another fingerprint", () => {
  fc.assert(
    fc.property(readBack, user, word, (one, more, address) => {
      const entries = { ...one, accessList: [...one.accessList, { address, comment: "" }] };
      const users = { ...one, users: [...one.users, more] };
      expect(new Set([one, entries, users].map(fingerprintOf)).size).toBe(3);
    }),
  );
});

const { users, project } = sampleReadBack;
const [user1] = users;
const changes: readonly (readonly [string, AtlasReadBack])[] = [
  ["project gone", { ...sampleReadBack, project: null }],
  ["project name", { ...sampleReadBack, project: project && { ...project, name: "other" } }],
  ["project tags", { ...sampleReadBack, project: project && { ...project, tags: {} } }],
  ["cluster gone", { ...sampleReadBack, cluster: null }],
  ["cluster made anew", withCluster({ id: "66f0000000000000000000ff" })],
  ["tier", withCluster({ tier: "M20" })],
  ["paused", withCluster({ paused: true })],
  ["disk", withCluster({ diskSizeGb: 11 })],
  ["release", withCluster({ mongoDbVersion: "7.0.29" })],
  ["termination protection", withCluster({ terminationProtection: false })],
  ["backup", withCluster({ backupEnabled: false })],
  ["cloud", withCluster({ provider: "GCP" })],
  ["region", withCluster({ region: "EU_WEST_1" })],
  ["nodes", withCluster({ nodes: sampleCluster.nodes.map((each) => ({ ...each, count: 5 })) })],
  ["tags", withCluster({ tags: { ...sampleCluster.tags, owner: "x" } })],
  ["compute auto-scaling", withCluster({ autoScaling: { compute: true, disk: false } })],
  ["disk auto-scaling", withCluster({ autoScaling: { compute: false, disk: true } })],
  ["user gone", { ...sampleReadBack, users: [] }],
  ["role", { ...sampleReadBack, users: users.map((each) => ({ ...each, roles: each.roles.slice(1) })) }],
  ["scope", { ...sampleReadBack, users: users.map((each) => ({ ...each, scopes: [] })) }],
  ["user twice", { ...sampleReadBack, users: user1 ? [user1, { ...user1, databaseName: "$external" }] : [] }],
  ["entry gone", { ...sampleReadBack, accessList: [] }],
  ["comment", { ...sampleReadBack, accessList: [{ address: "127.0.0.1", comment: "other" }] }],
];

test.each(changes)("a fingerprint tells a change: %s", (_what, changed) => {
  expect(fingerprintOf(changed)).not.toBe(fingerprintOf(sampleReadBack));
});

test("no two of these changes have the same fingerprint", () => {
  expect(new Set(changes.map(([, changed]) => fingerprintOf(changed))).size).toBe(changes.length);
});

test.each([
  ["state", withCluster({ state: "UPDATING" })],
  ["patch level", withCluster({ mongoDbVersion: "8.0.30" })],
  ["connection string", withCluster({ connectionString: null })],
])("what moves by itself leaves a fingerprint as it is: %s", (_what, moved) => {
  expect(fingerprintOf(moved)).toBe(fingerprintOf(sampleReadBack));
});

/** The same read-back with every list, and the members of tags, in another order. */
function shuffled(one: AtlasReadBack): fc.Arbitrary<AtlasReadBack> {
  const shuffle = <T>(items: readonly T[]) => fc.shuffledSubarray([...items], { minLength: items.length });
  return fc.record({
    project: fc.constant(one.project && { ...one.project, tags: reversed(one.project.tags) }),
    cluster: fc.constant(one.cluster && { ...one.cluster, tags: reversed(one.cluster.tags) }),
    users: shuffle(
      one.users.map((each) => ({ ...each, roles: each.roles.toReversed(), scopes: each.scopes.toReversed() })),
    ),
    accessList: shuffle(one.accessList),
  });
}

function reversed(given: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(Object.entries(given).toReversed());
}
