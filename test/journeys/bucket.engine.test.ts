import { expect, onTestFinished, test } from "vitest";
import { HospitalView } from "../../src/api/views/hospital.ts";
import { payFor, signUp } from "../support/hospital.ts";
import { startObjectStore, storeKeys } from "../support/object-store.ts";
import { patientsIn, writePatient } from "./support/hospital-database.ts";
import { descendantsOf, killIfThere, stillRunning } from "./support/processes.ts";
import { revealCredentials } from "./support/provision.ts";
import { type ServiceProcess, startServiceProcess } from "./support/service-process.ts";

async function hospitalOf(service: ServiceProcess, id: string) {
  return HospitalView.parse(await (await service.ask("GET", `/api/v1/hospitals/${id}`)).json());
}

test("with the state in a bucket, a kill -9 of service and engine is healed without any hand, and leaves no lock", async () => {
  const store = await startObjectStore();
  onTestFinished(store.close);
  const environment = {
    LOCAL_ATLAS_PACE: "realistic",
    PULUMI_BACKEND_URL: `s3://states?endpoint=${store.endpoint}&use_path_style=true&region=${storeKeys.region}`,
    AWS_REGION: storeKeys.region,
    AWS_ACCESS_KEY_ID: storeKeys.accessKeyId,
    AWS_SECRET_ACCESS_KEY: storeKeys.secretAccessKey,
  };
  const named = (part: string) => [...store.objects.keys()].filter((name) => name.includes(part));
  const service = await startServiceProcess({ environment });
  const { id, slug } = await signUp(service);
  await payFor(service, id, {}, "respond-async");
  const isCreating = () => {
    const state = store.objects.get(`/states/.pulumi/stacks/hospital-atlas/${slug}.json`) ?? "";
    return /"pending_operations":\s*\[[^\]]*AdvancedCluster/.test(state);
  };
  await expect.poll(isCreating, { timeout: 60_000 }).toBe(true);
  const children = await descendantsOf(service.pid);
  await service.kill();
  for (const { pid } of await stillRunning(children)) killIfThere(pid);
  expect(named("/.pulumi/locks/")).toHaveLength(1);

  const next = await startServiceProcess({ folder: service.folder, environment });
  await expect.poll(async () => (await hospitalOf(next, id)).status, { timeout: 180_000 }).toBe("active");
  await expect.poll(() => hospitalOf(next, id)).toMatchObject({ recovery_needed_since: null, queue: [] });
  expect(named("/.pulumi/locks/")).toEqual([]);
  const { connection_string } = await revealCredentials(next, id);
  await writePatient(connection_string, "Ada");
  expect(await patientsIn(connection_string)).toEqual(["Ada"]);
});
