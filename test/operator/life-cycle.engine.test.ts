import { expect, test } from "vitest";
import type { ChangeSet } from "../../src/domain/change-set.ts";
import type { HospitalStackOutputs } from "../../stacks/hospital/config.ts";
import { trySignIn, withDatabase } from "../local/atlas/support/sign-in-to-database.ts";
import { testToolchain } from "../support/toolchain.ts";
import { granted, useEngine } from "./support/use-engine.ts";

const { mongo } = await testToolchain();
const engine = useEngine({ atlas: { server: mongo } });

const region = "replicationSpecs[0].regionConfigs[0]";

/** What changes, in short: `operation name: properties`. */
function told({ resources }: ChangeSet): string[] {
  return resources
    .filter(({ operation }) => operation !== "same")
    .map(({ operation, name, properties }) => `${operation} ${name}: ${properties.map(({ path }) => path).join(" ")}`)
    .sort();
}

function userOf(outputs: HospitalStackOutputs | undefined, generation: number) {
  const user = outputs?.users.find((each) => each.generation === generation);
  if (!outputs || !user) throw new Error(`There is no user of generation ${generation}.`);
  return { outputs, signIn: () => trySignIn(outputs.connectionString, user.username, user.password), ...user };
}

test("a hospital's database is made, grows in place, changes its entries and users, keeps its data, and goes without a trace", async () => {
  const { apply, atlas, hospital, run, startUp } = engine();
  const small = hospital("life-cycle");

  const made = await apply(small);
  expect(made.changeSet.counts).toMatchObject({ create: 5, same: 0 });
  const first = userOf(made.outputs, 1);
  const { connectionString, projectId, databaseName } = first.outputs;
  expect(databaseName).toBe("hospital_life_cycle");
  await withDatabase(connectionString, first.username, first.password, (client) =>
    client.db(databaseName).collection("patients").insertOne({ name: "Ada" }),
  );
  expect(await trySignIn(connectionString, first.username, "another-password")).not.toBe("ok");

  const flex = { ...small, tier: "FLEX" as const };
  const toFlex = granted(await run("preview", flex));
  expect(told(toFlex.changeSet)).toEqual([
    `update cluster: ${region}.electableSpecs.instanceSize ${region}.providerName`,
  ]);
  granted(await startUp(flex, toFlex.planDigest).result);
  expect(granted(await run("preview", flex)).changeSet.hasChanges).toBe(false);

  const large = { ...small, tier: "M10" as const };
  const toLarge = granted(await run("preview", large));
  expect(told(toLarge.changeSet)).toEqual([
    `update cluster: backupEnabled paused ${region}.backingProviderName ${region}.electableSpecs.instanceSize ` +
      `${region}.electableSpecs.nodeCount ${region}.providerName retainBackupsEnabled`,
  ]);
  expect(toLarge.changeSet.counts).toMatchObject({ update: 1, replace: 0, create: 0, delete: 0 });
  const grown = granted(await startUp(large, toLarge.planDigest).result);
  expect(grown.outputs?.clusterName).toBe("life-cycle");
  expect(granted(await run("preview", large, { refresh: true })).changeSet.hasChanges).toBe(false);

  const open = {
    ...large,
    accessList: [
      { address: "127.0.0.1", comment: "Application server" },
      { address: "203.0.113.0/24", comment: "" },
    ],
  };
  const rotating = { ...open, credentialGenerations: [1, 2] };
  const both = await apply(rotating);
  expect(told(both.changeSet)).toHaveLength(3);
  const [old, fresh] = [userOf(both.outputs, 1), userOf(both.outputs, 2)];
  expect([await old.signIn(), await fresh.signIn()]).toEqual(["ok", "ok"]);
  expect(fresh.password).not.toBe(old.password);

  const rotated = { ...large, credentialGenerations: [2] };
  const after = await apply(rotated);
  expect(told(after.changeSet)).toEqual(["delete access-203.0.113.0/24: ", "delete password-g1: ", "delete user-g1: "]);
  expect(after.outputs?.users).toEqual([{ generation: 2, username: fresh.username, password: fresh.password }]);
  expect(await trySignIn(connectionString, old.username, old.password)).not.toBe("ok");
  const names = await withDatabase(connectionString, fresh.username, fresh.password, (client) =>
    client.db(databaseName).collection("patients").distinct("name"),
  );
  expect(names).toEqual(["Ada"]);

  const farewell = granted(await run("preview-destroy", rotated));
  expect(farewell.changeSet.counts).toMatchObject({ delete: 5, same: 0 });
  granted(await run("destroy", rotated));
  expect((await atlas.ask("GET", `/groups/${projectId}`)).status).toBe(404);
  expect((await atlas.ask("GET", "/groups")).body.totalCount).toBe(0);
  expect(await fresh.signIn()).not.toBe("ok");
});
