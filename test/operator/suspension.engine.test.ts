import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "vitest";
import type { HospitalStackOutputs } from "../../stacks/hospital/config.ts";
import { trySignIn, withDatabase } from "../local/atlas/support/sign-in-to-database.ts";
import { testToolchain } from "../support/toolchain.ts";
import { granted, useEngine } from "./support/use-engine.ts";

const { mongo } = await testToolchain();
const engine = useEngine({ atlas: { server: mongo } });

/** Who may get into the hospital's project, as Atlas has it, and whether its cluster rests. */
async function accessOf({ projectId, clusterName }: HospitalStackOutputs) {
  const ask = async (path: string) => (await engine().atlas.ask("GET", `/groups/${projectId}${path}`)).body;
  return {
    entries: (await ask("/accessList")).totalCount,
    users: (await ask("/databaseUsers")).totalCount,
    paused: (await ask(`/clusters/${clusterName}`)).paused,
  };
}

function outputsOf(outputs: HospitalStackOutputs | undefined) {
  if (!outputs) throw new Error("There are no outputs.");
  return { outputs, user: outputs.users.at(-1) ?? { username: "", password: "" } };
}

test("a suspended dedicated hospital lets nobody in, rests and keeps its data; resumed, it works with new credentials", async () => {
  const { apply, hospital, run, state } = engine();
  const config = hospital("resting", { tier: "M10" });
  const { outputs, user } = outputsOf((await apply(config)).outputs);
  await withDatabase(outputs.connectionString, user.username, user.password, (client) =>
    client.db(outputs.databaseName).collection("patients").insertOne({ name: "Ada" }),
  );

  const suspended = { ...config, suspended: true };
  const rest = await apply(suspended);

  expect(rest.changeSet.counts).toMatchObject({ update: 1, delete: 3, same: 1, replace: 0 });
  expect(rest.outputs?.users).toEqual([]);
  expect(await accessOf(outputs)).toEqual({ entries: 0, users: 0, paused: true });
  expect((await state(suspended)).resources).toEqual(["cluster", "project"]);
  expect(granted(await run("preview-refresh", suspended)).changeSet.hasChanges).toBe(false);
  expect(granted(await run("preview", suspended)).changeSet.hasChanges).toBe(false);

  const resumed = { ...config, suspended: false, credentialGenerations: [2] };
  const again = outputsOf((await apply(resumed)).outputs);

  expect(await accessOf(outputs)).toEqual({ entries: 1, users: 1, paused: false });
  expect(again.outputs.users.map(({ generation }) => generation)).toEqual([2]);
  const { connectionString } = again.outputs;
  expect(await trySignIn(connectionString, user.username, user.password)).not.toBe("ok");
  const names = await withDatabase(connectionString, again.user.username, again.user.password, (client) =>
    client.db(outputs.databaseName).collection("patients").distinct("name"),
  );
  expect(names).toEqual(["Ada"]);
  expect(granted(await run("preview-refresh", resumed)).changeSet.hasChanges).toBe(false);
});

test.each(["M0", "FLEX"] as const)(
  "a suspended hospital at %s lets nobody in, and is told nothing of a pause",
  async (tier) => {
    const { apply, atlas, hospital, run } = engine();
    const config = hospital(`resting-${tier.toLowerCase()}`, { tier });
    const { outputs } = outputsOf((await apply(config)).outputs);

    const rest = await apply({ ...config, suspended: true });

    expect(rest.changeSet.counts).toMatchObject({ update: 0, delete: 3, same: 2 });
    const project = `/groups/${outputs.projectId}`;
    expect((await atlas.ask("GET", `${project}/accessList`)).body.totalCount).toBe(0);
    expect((await atlas.ask("GET", `${project}/databaseUsers`)).body.totalCount).toBe(0);
    expect(granted(await run("preview", { ...config, suspended: true })).changeSet.hasChanges).toBe(false);
  },
);

test("a dedicated cluster from before there was suspension has nothing to change", async () => {
  const { apply, folder, hospital, run } = engine();
  const config = hospital("older", { tier: "M10" });
  await apply(config);
  const asked = '"paused":false,"projectId"';
  const file = join(folder, "state", ".pulumi", "stacks", "hospital-atlas", "older.json");
  const state = await readFile(file, "utf8");
  expect(state).toContain(asked);
  await writeFile(file, state.replace(asked, '"projectId"'));

  expect(granted(await run("preview", config)).changeSet.hasChanges).toBe(false);
  expect(granted(await run("preview", config, { refresh: true })).changeSet.hasChanges).toBe(false);
});
