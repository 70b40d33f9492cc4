import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { namesOf, slugOf, slugWithSuffix } from "../../src/domain/names.ts";

describe("the slug of a hospital", () => {
  test.each([
    ["Test Hospital", "test-hospital"],
    ["Clínica São José – Norte", "clinica-sao-jose-norte"],
    ["病院", "bingyuan"],
    ["  St. Mary's  ", "st-mary-s"],
    ["!!!", "hospital"],
    ["Hospital of the Holy Spirit and Saint Anna", "hospital-of-the-holy-sp"],
  ])("of %j stays readable: %s", (name, slug) => {
    expect(slugOf(name)).toBe(slug);
  });

  test("never is a name that Atlas keeps for itself", () => {
    expect(slugOf("Atlas abc123")).toBe("h-atlas-abc123");
  });

  test("and all names made of it are valid in Atlas, whatever the hospital is called", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary", maxLength: 200 }), (name) => {
        for (const slug of [slugOf(name), slugWithSuffix(slugOf(name), "k3v9xyz")]) {
          const { projectName, clusterName, databaseName } = namesOf(slug);
          expect(clusterName).toMatch(/^[a-z0-9](?:[a-z0-9-]*[a-z0-9])?$/);
          expect(clusterName.length).toBeLessThanOrEqual(23);
          expect(clusterName).not.toMatch(/^atlas-[a-z0-9]{6}$/);
          expect(projectName.length).toBeLessThanOrEqual(64);
          expect(Buffer.byteLength(databaseName)).toBeLessThanOrEqual(38);
        }
      }),
    );
  });

  test("differs within the 23 characters of host names when a suffix makes it different", () => {
    const base = slugOf("The Very Long Name of a Hospital, North");
    expect(slugWithSuffix(base, "aaaa")).not.toBe(slugWithSuffix(base, "bbbb"));
  });

  test("gives the guide's names to the guide's hospital", () => {
    expect(namesOf(slugOf("Test Hospital"))).toEqual({
      projectName: "hospital-test-hospital",
      clusterName: "test-hospital",
      databaseName: "hospital_test_hospital",
    });
  });
});
