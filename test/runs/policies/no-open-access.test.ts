import { describe, expect, test } from "vitest";
import type { RunKind } from "../../../src/domain/runs.ts";
import { noOpenAccess } from "../../../src/runs/policies/no-open-access.ts";
import { hospitalConfig } from "../../stacks/support/hospital-config.ts";
import { levelOf, noRules } from "./support.ts";

function level(address: string, production: boolean, kind: RunKind = "change") {
  const accessList = [
    { address: "192.0.2.1", comment: "" },
    { address, comment: "" },
  ];
  const after = hospitalConfig("st-mary", { accessList });
  return levelOf(noOpenAccess, { kind, after, rules: { ...noRules, production } });
}

describe("access from everywhere", () => {
  test.each(["0.0.0.0/0", "::/0", "0.0.0.0/1", "128.0.0.0/1", "::/1"])(
    "by %s is out of the question in production, and warned of elsewhere",
    (address) => {
      expect(level(address, true)).toBe("hard");
      expect(level(address, false)).toBe("advisory");
    },
  );

  test.each(["10.0.0.0/8", "192.0.2.0/30", "2001:db8::/32", "192.0.2.10"])("is not what %s gives", (address) => {
    expect(level(address, true)).toBe("passed");
  });

  test.each(["suspend", "offboard"] as const)("keeps no %s from taking it away", (kind) => {
    expect(level("0.0.0.0/0", true, kind)).toBe("passed");
  });
});
