import { describe, expect, test } from "vitest";
import type { HospitalStackConfig } from "../../../stacks/hospital/config.ts";
import { hospitalProgram } from "../../../stacks/hospital/program.ts";
import { hospitalConfig } from "../../stacks/support/hospital-config.ts";
import { userRequest } from "../atlas/support/local-atlas.ts";
import { useAtlas } from "../atlas/support/use-atlas.ts";
import { type EngineStack, type PluginFolders, type Report, useEngine } from "./support/engine-stack.ts";
import { everySetting } from "./support/every-setting.ts";
import { importedProgram } from "./support/imported-program.ts";
import { officialPlugins } from "./support/official-plugins.ts";
import { storedValues } from "./support/stored-values.ts";

const atlas = useAtlas();
const engine = useEngine();
const nothing = { errors: [], steps: [], result: "succeeded" };
const minuteMs = 60_000;

/** A hospital's own stack, as the product declares it, and what is wanted of it next. */
async function hospital(slug: string, folders: PluginFolders) {
  const accessList = [
    { address: "203.0.113.7", comment: "office" },
    { address: "10.1.0.0/16", comment: "network" },
  ];
  const wanted: HospitalStackConfig = { ...hospitalConfig(slug, { accessList }), orgId: atlas().atlas.orgId };
  const program = async () => ({ ...hospitalProgram(wanted) });
  return { wanted, stack: await engine().newStack(atlas().atlas, program, folders) };
}

/** Applies what is wanted, and sees that nothing is left to do, neither by the state nor by what Atlas has. */
async function settle(stack: EngineStack): Promise<Report> {
  const report = await stack.up();
  expect(report.errors).toEqual([]);
  await expectNothingToDo(stack);
  return report;
}

async function expectNothingToDo(stack: EngineStack): Promise<void> {
  expect(await stack.preview()).toMatchObject(nothing);
  expect(await stack.refreshPreview()).toMatchObject(nothing);
  expect(await stack.preview({ refresh: true })).toMatchObject(nothing);
}

async function stored(stack: EngineStack): Promise<Record<string, unknown>> {
  return storedValues((await stack.state()).resources);
}

/** The plugins in these folders see nothing to do, and would write the same state. */
async function expectSameUnder(folders: PluginFolders, stack: EngineStack): Promise<void> {
  await stack.usePlugins(folders);
  await expectNothingToDo(stack);
  const before = await stored(stack);
  expect(await stack.refresh()).toMatchObject(nothing);
  expect(await stored(stack)).toEqual(before);
  await expectNothingToDo(stack);
}

describe.skipIf(officialPlugins === undefined)("with the official plugins (folder in OFFICIAL_PLUGINS_DIR)", () => {
  const official = officialPlugins ?? { mongodbatlas: "", random: "" };

  test("a hospital lives its life on local Atlas", { timeout: 6 * minuteMs }, async () => {
    const { wanted, stack } = await hospital("life", official);
    expect((await settle(stack)).changes).toEqual({ create: 7 });
    for (const tier of ["FLEX", "M10", "M20"] as const) {
      wanted.tier = tier;
      expect((await settle(stack)).steps).toEqual(["update AdvancedCluster"]);
    }
    wanted.credentialGenerations = [1, 2];
    expect((await settle(stack)).steps).toEqual(["create DatabaseUser", "create RandomPassword"]);
    wanted.credentialGenerations = [2];
    expect((await settle(stack)).steps).toEqual(["delete DatabaseUser", "delete RandomPassword"]);
    wanted.accessList = [{ address: "203.0.113.7", comment: "moved" }];
    expect((await settle(stack)).changes).toEqual({ same: 5, replace: 1, delete: 1 });
    expect((await stack.destroy()).changes).toEqual({ delete: 6 });
    expect((await atlas().ask("GET", "/groups")).body.totalCount).toBe(0);
  });

  test("a stack moves between them and the stand-ins without a change", { timeout: 8 * minuteMs }, async () => {
    const { standIns } = engine();
    const { wanted, stack } = await hospital("move", standIns);
    await settle(stack);
    const moves = [
      { to: official, tier: "FLEX" },
      { to: standIns, tier: "M10" },
      { to: official, tier: "M20" },
      { to: standIns, tier: "M30" },
    ] as const;
    for (const { to, tier } of moves) {
      await expectSameUnder(to, stack);
      wanted.tier = tier;
      expect((await settle(stack)).steps).toEqual(["update AdvancedCluster"]);
    }
    await expectSameUnder(official, stack);
    expect((await stack.destroy()).changes).toEqual({ delete: 7 });
  });

  test.for(["stand-ins", "official plugins"] as const)(
    "most settings that there are, applied by the %s, are the same to the others",
    { timeout: 6 * minuteMs },
    async (author) => {
      const { standIns } = engine();
      const [from, to] = author === "stand-ins" ? [standIns, official] : [official, standIns];
      const program = everySetting(`settings of the ${author}`, atlas().atlas.orgId);
      const stack = await engine().newStack(atlas().atlas, program, from);
      expect((await settle(stack)).changes).toEqual({ create: 17 });
      await expectSameUnder(to, stack);
      await expectSameUnder(from, stack);
      await stack.usePlugins(standIns);
      expect((await stack.destroy()).changes).toEqual({ delete: 17 });
    },
  );

  test("an import by either takes the same into the state", async () => {
    const groupId = await atlas().project("imported");
    await atlas().cluster(groupId, "imported", "M10");
    await atlas().ask("POST", `/groups/${groupId}/databaseUsers`, userRequest("app", "a password of 20"));
    await atlas().ask("POST", `/groups/${groupId}/accessList`, [{ ipAddress: "203.0.113.7", comment: "office" }]);
    const program = importedProgram(groupId, atlas().atlas.orgId);
    const states = [];
    for (const folders of [official, engine().standIns]) {
      const stack = await engine().newStack(atlas().atlas, program, folders);
      expect(await stack.up()).toMatchObject({ errors: [], changes: { create: 1, import: 7 } });
      await expectNothingToDo(stack);
      states.push(await stored(stack));
    }
    expect(states[0]).toEqual(states[1]);
  });
});
