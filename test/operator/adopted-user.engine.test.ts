import { expect, test } from "vitest";
import { usernameOf } from "../../stacks/hospital/user-rights.ts";
import { trySignIn } from "../local/atlas/support/sign-in-to-database.ts";
import { faultsToCome, setFault } from "../local/plugins/support/set-fault.ts";
import { testToolchain } from "../support/toolchain.ts";
import { eventually } from "./support/processes.ts";
import { granted, refusal, useEngine } from "./support/use-engine.ts";

const { mongo } = await testToolchain();
const engine = useEngine({ atlas: { server: mongo } });

test("a user that a killed run left in Atlas alone is adopted, with a password that is known again", async () => {
  const { apply, atlas, breakOwnLock, hospital, run, startUp, state } = engine();
  const config = hospital("half-made");
  await setFault(atlas, { operation: "createDatabaseUser", delayMs: 1_500 });
  const operation = startUp(config, granted(await run("preview", config)).planDigest);
  await eventually("the engine noted that it creates the user", async () => {
    return (await state(config)).pending.some(({ urn }) => urn.endsWith("::user-g1"));
  });
  await eventually("Atlas heard of it", async () => (await faultsToCome(atlas)) === 0);
  operation.forceCancel();
  await operation.result;
  const groups = (await atlas.ask("GET", "/groups")).body.results as { id: string }[];
  const projectId = groups[0]?.id ?? "";
  const username = usernameOf(config.slug, 1);
  await atlas.until(`/groups/${projectId}/databaseUsers/admin/${username}`, 200);
  expect((await breakOwnLock(config)).broken).toBe(true);

  const { planDigest } = granted(await run("preview", config));
  expect(refusal(await startUp(config, planDigest).result).code).toBe("user_exists");

  const users = [{ generation: 1, importId: `${projectId}-${username}-admin` }];
  const { changeSet, outputs } = await apply(config, { adopt: { users } });
  expect(changeSet.counts).toMatchObject({ import: 1, create: 0, replace: 0, delete: 0 });
  const { password = "" } = outputs?.users[0] ?? {};
  expect(await trySignIn(outputs?.connectionString ?? "", username, password)).toBe("ok");

  granted(await run("refresh", config, { clearPendingCreates: true }));
  expect((await state(config)).pending).toEqual([]);
  expect(granted(await run("preview", config)).changeSet.hasChanges).toBe(false);
  expect(granted(await run("preview-refresh", config)).changeSet.hasChanges).toBe(false);
  expect(refusal(await run("preview", config, { adopt: { users } })).code).toBe("plan_forbidden");
});
