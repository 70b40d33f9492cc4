import { describe, expect, test } from "vitest";
import { entryOf, FleetEntry, isFoundBy, searchWords } from "../../src/domain/fleet.ts";
import { someHospital } from "../support/some-hospital.ts";

const hospital = someHospital({ name: "Clínica São José", slug: "clinica-sao-jose", email: "Ana@sao-jose.example" });

describe("a search of the fleet", () => {
  test.each([
    "clínica",
    "SAO jose",
    "jose clinica",
    "ana@",
    "example",
    hospital.id,
    hospital.id.slice(-6).toUpperCase(),
    "  ",
    "",
  ])("finds a hospital by %j", (text) => {
    expect(isFoundBy(searchWords(text), entryOf(hospital))).toBe(true);
  });

  test.each(["clinicas", "josé lisboa", "1234567890", "provisioning", hospital.id.slice(-5)])(
    "does not find it by %j",
    (text) => {
      expect(isFoundBy(searchWords(text), entryOf(hospital))).toBe(false);
    },
  );
});

test("an entry is the same after it was kept as text, and holds neither secrets nor what payments know", () => {
  const full = someHospital({
    drift: { outcome: "drifted", at: new Date("2026-05-01T00:00:00.123Z"), runId: "run_a" },
    lastRun: {
      id: "run_b",
      kind: "change",
      status: "errored",
      endedAt: new Date("2026-05-02T00:00:00Z"),
      problem: "No.",
    },
  });
  const entry = entryOf(full);
  expect(FleetEntry.parse(JSON.parse(JSON.stringify(entry)))).toEqual(entry);
  expect(JSON.stringify(entry)).not.toContain(full.capabilityHash);
});
