import { describe, expect, test } from "vitest";
import { type Deployment, stackStateOf } from "../../../src/operator/state/fingerprint.ts";
import { clusterType, urnOf } from "../support/events.ts";

const signature = "4dabf18193072939515e22adb298388d";
const secret = (held: Record<string, string>) => ({ [signature]: "1b47061264138c4ac30d75fd1eb44270", ...held });

type Resource = NonNullable<Deployment["resources"]>[number];

const byName = { name: ["urn:a", "urn:b"] };
const cluster: Resource = {
  urn: urnOf("cluster"),
  type: clusterType,
  created: "2026-11-24T02:30:00Z",
  modified: "2026-11-24T02:30:00Z",
  inputs: { name: "st-mary", tags: { hospital: "st-mary" } },
  outputs: { password: secret({ ciphertext: "v1:abc:def" }) },
  dependencies: ["urn:a", "urn:b"],
  propertyDependencies: byName,
};
const user: Resource = { urn: urnOf("user-g1"), type: "mongodbatlas:index/databaseUser:DatabaseUser" };
const stack: Resource = { urn: urnOf("hospital-atlas-st-mary", "pulumi:pulumi:Stack"), type: "pulumi:pulumi:Stack" };

const fingerprintOf = (...resources: Resource[]) => stackStateOf({ resources }).fingerprint;

describe("the fingerprint of a state stays", () => {
  test.each<[string, Resource]>([
    ["times", { ...cluster, created: "2026-11-25T00:00:00Z", modified: "2026-11-25T00:00:00Z" }],
    ["places in the code", { ...cluster, sourcePosition: "project:///a.ts#1,2", stackTrace: [{}] }],
    ["the nonce of a secret", { ...cluster, outputs: { password: secret({ ciphertext: "v1:ghi:jkl" }) } }],
    ["that a secret is shown", { ...cluster, outputs: { password: secret({ plaintext: '"canary"' }) } }],
    ["the order of members", { ...cluster, inputs: { tags: { hospital: "st-mary" }, name: "st-mary" } }],
    [
      "the order of dependencies",
      { ...cluster, dependencies: ["urn:b", "urn:a"], propertyDependencies: { name: ["urn:b", "urn:a"] } },
    ],
    ["properties that depend on nothing", { ...cluster, propertyDependencies: { ...byName, tags: [] } }],
  ])("with other %s", (_what, same) => {
    expect(fingerprintOf(same)).toBe(fingerprintOf(cluster));
  });

  test("in whichever order the resources were written down, and whatever the engine notes beside them", () => {
    const noted = { manifest: { time: "2026-11-25T00:00:00Z", magic: "x" }, metadata: {}, resources: [user, cluster] };

    expect(stackStateOf(noted).fingerprint).toBe(fingerprintOf(cluster, user));
  });
});

describe("the fingerprint of a state moves", () => {
  test.each<[string, Resource[]]>([
    ["another input", [{ ...cluster, inputs: { name: "st-marys" } }]],
    ["another output", [{ ...cluster, outputs: {} }]],
    ["a value that is secret no more", [{ ...cluster, outputs: { password: "v1:abc:def" } }]],
    ["protection", [{ ...cluster, protect: true }]],
    ["a further resource", [cluster, user]],
    ["no resource", []],
  ])("with %s", (_what, resources) => {
    expect(fingerprintOf(...resources)).not.toBe(fingerprintOf(cluster));
  });

  test("with an operation that broke off", () => {
    const broken = { resources: [cluster], pending_operations: [{ resource: user, type: "creating" }] };

    expect(stackStateOf(broken).fingerprint).not.toBe(fingerprintOf(cluster));
    expect(stackStateOf(broken).pending).toEqual([{ urn: user.urn, type: user.type, kind: "creating" }]);
  });
});

test("a stack that does not exist is told apart from an empty one, and looks the same", () => {
  const [none, empty] = [stackStateOf(undefined), stackStateOf({})];

  expect([none.exists, empty.exists]).toEqual([false, true]);
  expect(none.fingerprint).toBe(empty.fingerprint);
});

test("what a hospital owns is named, without what the engine keeps for itself", () => {
  expect(stackStateOf({ resources: [stack, user, cluster] }).resources).toEqual(["cluster", "user-g1"]);
});
