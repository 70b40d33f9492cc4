import { RandomPassword } from "@pulumi/random/randomPassword.js";
import { describe, expect, test } from "vitest";
import { useAtlas } from "../atlas/support/use-atlas.ts";
import { type EngineStack, type Report, useEngine } from "./support/engine-stack.ts";
import { hospitalProgram, type Wanted } from "./support/hospital-program.ts";

const atlas = useAtlas();
const engine = useEngine();
const five = ["AdvancedCluster", "DatabaseUser", "Project", "ProjectIpAccessList", "RandomPassword"];

async function hospital(name: string): Promise<{ wanted: Wanted; stack: EngineStack }> {
  const { orgId } = atlas().atlas;
  const entries = [{ address: "203.0.113.7", comment: "office" }];
  const wanted: Wanted = { name, orgId, tier: "M0", generation: 1, entries };
  return {
    wanted,
    stack: await engine().newStack(
      atlas().atlas,
      hospitalProgram(() => wanted),
    ),
  };
}

/** Applies, and then sees that nothing is left to do, neither by the state nor by what Atlas has. */
async function settle(stack: EngineStack): Promise<Report> {
  const report = await stack.up();
  expect(report.errors).toEqual([]);
  const again = await stack.preview({ refresh: true });
  expect([again.steps, again.result]).toEqual([[], "succeeded"]);
  return report;
}

describe("a stack on the real engine", () => {
  test("goes through its life with the operations of the official plugins, each leaving nothing to do", async () => {
    const { wanted, stack } = await hospital("life");
    const created = await stack.preview();
    expect(created.steps).toEqual(five.map((type) => `create ${type}`));
    expect((await settle(stack)).changes).toEqual({ create: 6 });

    for (const tier of ["FLEX", "M10", "M20"]) {
      wanted.tier = tier;
      const { changes, steps, differences } = await settle(stack);
      expect({ changes, steps }).toEqual({ changes: { same: 5, update: 1 }, steps: ["update AdvancedCluster"] });
      expect(differences["update AdvancedCluster"]).toMatchObject({ keys: [], detailed: false });
    }

    wanted.entries.push({ address: "203.0.113.8", comment: "home" });
    expect((await settle(stack)).steps).toEqual(["create ProjectIpAccessList"]);
    wanted.entries.pop();
    expect((await settle(stack)).steps).toEqual(["delete ProjectIpAccessList"]);

    wanted.generation = 2;
    const rotated = await settle(stack);
    expect(rotated.changes).toEqual({ same: 4, replace: 1, update: 1 });
    expect(rotated.differences).toMatchObject({
      "create-replacement RandomPassword": { keys: ["keepers"] },
      "update DatabaseUser": { diffs: ["password"] },
    });

    expect((await stack.refreshPreview()).changes).toEqual({ same: 6 });
    expect((await stack.preview()).changes).toEqual({ same: 6 });
    expect((await stack.destroy()).changes).toEqual({ delete: 6 });
    expect((await atlas().ask("GET", "/groups")).body.totalCount).toBe(0);
  });

  test("applies exactly the plan that it saved, also when the plan is applied twice", async () => {
    const { wanted, stack } = await hospital("plan");
    await stack.up();
    wanted.tier = "M10";
    const plan = `${stack.workDir}/plan.json`;
    await stack.preview({ plan });
    expect((await stack.up({ plan })).steps).toEqual(["update AdvancedCluster"]);
    expect(await stack.up({ plan })).toMatchObject({ steps: [], errors: [] });
    wanted.tier = "M20";
    const [violation] = (await stack.up({ plan })).errors;
    expect(violation?.message).toMatch(/violates plan: properties changed: .*replicationSpecs/);
    await stack.destroy();
  });

  test("keeps no key of Atlas in its state, and no password but as ciphertext", async () => {
    let password = "";
    const program = async () => {
      const { result, bcryptHash } = new RandomPassword("password", { length: 32 });
      result.apply((text) => {
        password = text;
      });
      return { hash: bcryptHash };
    };
    const stack = await engine().newStack(atlas().atlas, program);
    await stack.up();
    expect(password).toHaveLength(32);
    const { text } = await stack.state();
    expect(text).toContain("ciphertext");
    for (const secret of [password, "$2a$10$", atlas().atlas.privateKey, atlas().atlas.publicKey]) {
      expect(text).not.toContain(secret);
    }
  });

  test("refuses the way from M10 to FLEX in the preview", async () => {
    const { wanted, stack } = await hospital("refusal");
    wanted.tier = "M10";
    await stack.up();
    wanted.tier = "FLEX";
    const { result, errors } = await stack.preview();
    expect(result).toBe("failed");
    expect(new Set(errors.map(({ resource }) => resource))).toEqual(new Set(["cluster"]));
    expect(errors.at(-1)?.message).toMatch(
      /flex cluster update is not supported except for tags and termination_protection_enabled fields/,
    );
    await stack.destroy();
  });
});
