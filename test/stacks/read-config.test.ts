import { RunError, runtime } from "@pulumi/pulumi";
import { describe, expect, test } from "vitest";
import { readStackConfig } from "../../stacks/hospital/read-config.ts";
import { hospitalConfig } from "./support/hospital-config.ts";

/** As the engine hands a stack's configuration to a program: text by `<project>:<key>`. */
function read(values: Record<string, unknown>) {
  const entries = Object.entries(values).map(([key, value]) => [
    `hospital-atlas:${key}`,
    typeof value === "string" ? value : JSON.stringify(value),
  ]);
  runtime.setAllConfig(Object.fromEntries(entries));
  return readStackConfig();
}

function complaint(values: Record<string, unknown>): string {
  try {
    read(values);
  } catch (error) {
    // A RunError is shown to the engineer as it stands, any other error with a stack trace.
    if (RunError.isInstance(error)) return error.message;
    throw error;
  }
  throw new Error("The configuration was taken.");
}

describe("a stack's configuration", () => {
  test("is read as it was written", () => {
    const config = hospitalConfig("st-mary", {
      tier: "M10",
      accessList: [{ address: "10.0.0.0/8", comment: 'Ward "3", true' }],
      credentialGenerations: [1, 2],
      terminationProtection: true,
      suspended: true,
    });

    expect(read(config)).toEqual(config);
  });

  test("keeps text that looks like something else", () => {
    expect(read({ ...hospitalConfig("123"), hospitalId: "true" })).toMatchObject({ slug: "123", hospitalId: "true" });
  });

  test("takes an empty text for a missing one", () => {
    expect(read({ ...hospitalConfig("st-mary"), projectId: "" })).not.toHaveProperty("projectId");
  });

  test("that is missing is answered with the name of every key", () => {
    const { projectId: _, suspended: __, ...required } = hospitalConfig("st-mary");

    const message = complaint({});

    for (const key of Object.keys(required)) expect(message).toContain(`at ${key}`);
  });

  test("that is wrong is answered with the wrong keys and not with the right ones", () => {
    const accessList = [{ address: "nowhere", comment: "" }];

    const message = complaint({ ...hospitalConfig("st-mary"), tier: "M2", accessList });

    expect(message).toContain("The stack's configuration is not valid");
    expect(message).toContain("at tier");
    expect(message).toContain("at accessList[0].address");
    expect(message).not.toContain("at region");
  });

  test("that holds broken JSON is answered with the key", () => {
    expect(complaint({ ...hospitalConfig("st-mary"), accessList: "[{" })).toContain("accessList");
  });
});
