import { expect, test } from "vitest";
import { differences } from "../../src/atlas/differences.ts";
import { fingerprintOf } from "../../src/atlas/fingerprint.ts";
import { useEngine } from "../operator/support/use-engine.ts";
import { readBackOf } from "./support/use-reader.ts";

const engine = useEngine();

test("what the engine applied is what is read back, on every kind of tier", async () => {
  const { hospital, apply, atlas } = engine();
  const accessList = ["127.0.0.1", "192.0.2.0/24", "2001:DB8::0:1"].map((address) => ({ address, comment: "Ward" }));
  const config = hospital("st-mary", { accessList });
  const fingerprints = new Set<string>();
  for (const tier of ["M0", "FLEX", "M10", "M30"] as const) {
    await apply({ ...config, tier });
    const readBack = await readBackOf(atlas, config);
    expect(differences({ ...config, tier }, readBack)).toEqual([]);
    fingerprints.add(fingerprintOf(readBack));
  }
  expect(fingerprints.size).toBe(4);
});

test("what somebody changed by hand in Atlas is told, and the fingerprint is another one", async () => {
  const { hospital, apply, atlas } = engine();
  const config = hospital("st-john", { tier: "M10", terminationProtection: true, credentialGenerations: [1, 2] });
  await apply(config);
  const before = await readBackOf(atlas, config);
  expect(differences(config, before)).toEqual([]);
  const group = `/groups/${before.project?.id}`;
  await atlas.ask("PATCH", `${group}/clusters/st-john`, { terminationProtectionEnabled: false });
  await atlas.ask("POST", `${group}/accessList`, [{ cidrBlock: "0.0.0.0/0" }]);
  await atlas.ask("DELETE", `${group}/databaseUsers/admin/app-st-john-g1`);
  await atlas.until(`${group}/clusters/st-john`, "IDLE");
  const after = await readBackOf(atlas, config);
  const what = differences(config, after).map((each) => each.what);
  expect(what.sort()).toEqual(["access list", "termination protection", "user"]);
  expect(fingerprintOf(after)).not.toBe(fingerprintOf(before));
});
