import { afterAll, expect, test } from "vitest";
import { startObjectStore, storeKeys } from "../support/object-store.ts";
import { breakOff } from "./support/break-off.ts";
import { granted, refusal, useEngine } from "./support/use-engine.ts";

const store = await startObjectStore();

/** The state lies in a bucket. A cluster is made only as the test moves the time of Atlas on. */
const engine = useEngine({
  atlas: { pace: "realistic" },
  settings: (usual) => ({
    ...usual,
    stateUrl: `s3://states?endpoint=${store.endpoint}&use_path_style=true&region=${storeKeys.region}`,
    environment: {
      ...usual.environment,
      AWS_ACCESS_KEY_ID: storeKeys.accessKeyId,
      AWS_SECRET_ACCESS_KEY: storeKeys.secretAccessKey,
      AWS_REGION: storeKeys.region,
    },
  }),
});

const lockNames = () => [...store.objects.keys()].filter((name) => name.includes("/.pulumi/locks/"));
afterAll(() => store.close());

test("what a killed run left in a bucket is taken up: its own lock is broken, and somebody else's is not", async () => {
  const { apply, atlas, breakOwnLock, hospital, run, state } = engine();
  const config = hospital("far-away");
  expect(await state(config)).toMatchObject({ exists: false });
  const projectId = await breakOff(engine(), config);
  expect(lockNames()).toHaveLength(1);
  expect(refusal(await run("refresh", config)).code).toBe("stack_locked");

  const [name = ""] = lockNames();
  const colleague = { pid: 7, username: "ana", hostname: "laptop", timestamp: new Date().toISOString() };
  const beside = name.replace(/[^/]+$/, "0f.json");
  store.objects.set(beside, JSON.stringify(colleague));
  expect(await breakOwnLock(config)).toEqual({
    broken: false,
    holder: expect.stringContaining("ana@laptop, process 7"),
    isOurs: false,
  });
  expect(lockNames()).toHaveLength(2);
  store.objects.delete(beside);

  expect(await breakOwnLock(config)).toEqual({ broken: true, holder: null, isOurs: false });
  expect(lockNames()).toEqual([]);
  expect(await breakOwnLock(config)).toEqual({ broken: false, holder: null, isOurs: false });

  atlas.clock.pass(60_000);
  await apply(config, { refresh: true, adopt: { cluster: `${projectId}-${config.clusterName}` } });
  granted(await run("refresh", config, { clearPendingCreates: true }));
  expect((await state(config)).pending).toEqual([]);
  expect(granted(await run("preview-refresh", config)).changeSet.hasChanges).toBe(false);
});
