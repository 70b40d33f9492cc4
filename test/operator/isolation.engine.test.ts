import { expect, test } from "vitest";
import type { ResourceChange } from "../../src/domain/change-set.ts";
import { type Engine, granted, useEngine } from "./support/use-engine.ts";

/** As somebody who debugs a provider has it in the shell: all stacks would share the plugins behind these ports. */
const environment = { PULUMI_DEBUG_PROVIDERS: "mongodbatlas:1,random:1", MONGODB_ATLAS_BASE_URL: "http://127.0.0.1:1" };

const settings: NonNullable<Parameters<typeof useEngine>[0]>["settings"] = (usual) => ({
  ...usual,
  environment: { ...usual.environment, ...environment },
});
const one = useEngine({ settings });
const other = useEngine({ settings });

async function projectsOf({ atlas }: Engine): Promise<unknown[]> {
  const { body } = await atlas.ask("GET", "/groups");
  return (body.results as { name: string }[]).map(({ name }) => name).sort();
}

const isUpdate = ({ operation }: ResourceChange) => operation === "update";

test("two operators that work at once, and two stacks of one of them, never speak to each other's Atlas", async () => {
  const [north, south] = [one(), other()];
  const [a, b, c] = [north.hospital("north-a"), north.hospital("north-b"), south.hospital("south")];

  const made = await Promise.all([north.apply(a), north.apply(b), south.apply(c)]);

  expect(made.map(({ changeSet }) => changeSet.counts.create)).toEqual([5, 5, 5]);
  expect(await projectsOf(north)).toEqual(["hospital-north-a", "hospital-north-b"]);
  expect(await projectsOf(south)).toEqual(["hospital-south"]);
  const names = made.flatMap(({ outputs }) => outputs?.users.map(({ username }) => username));
  expect(names).toEqual(["app-north-a-g1", "app-north-b-g1", "app-south-g1"]);

  const flex = { ...a, tier: "FLEX" as const };
  const [changed, same, drift] = await Promise.all([
    north.run("preview", flex),
    north.run("preview", b),
    south.run("preview-refresh", c),
  ]);
  expect(
    granted(changed)
      .changeSet.resources.filter(isUpdate)
      .map(({ urn }) => urn),
  ).toEqual([expect.stringContaining("urn:pulumi:north-a::")]);
  expect([same, drift].map((ending) => granted(ending).changeSet.hasChanges)).toEqual([false, false]);
});
