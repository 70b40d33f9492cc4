import { expect, test } from "vitest";
import { clusterRequest, userRequest } from "../../local/atlas/support/local-atlas.ts";
import { eventually, processes } from "../../operator/support/processes.ts";
import { payFor, runTo, signUp } from "../../support/hospital.ts";
import { clearFaults, setFault } from "./support/faults.ts";
import { fateOf, paidHospital } from "./support/paid-hospital.ts";
import { storedState } from "./support/state.ts";
import { useEngineService } from "./support/use-engine-service.ts";

/** Clusters change only as the test moves the time of Atlas on. */
const service = useEngineService({ pace: "realistic" });
const one = "1 project, 1 cluster, 1 user, 1 entry";

/** A hospital that has paid and whose cluster Atlas is making, until time passes. */
async function makingCluster(name: string) {
  const hospital = await paidHospital(service(), name);
  await eventually("Atlas makes the cluster", async () => (await clusterState(hospital.slug)) === "CREATING");
  return hospital;
}

async function projectOf(slug: string): Promise<string | undefined> {
  const projects = (await service().atlas.ask("GET", "/groups")).body.results as { id: string; name: string }[];
  return projects.find(({ name }) => name === `hospital-${slug}`)?.id;
}

async function clusterState(slug: string): Promise<unknown> {
  const project = await projectOf(slug);
  return project && (await service().atlas.ask("GET", `/groups/${project}/clusters/${slug}`)).body.stateName;
}

/** Kills one process of the operation on this stack: the CLI, or the plugin that speaks to Atlas. */
async function kill(slug: string, which: "CLI" | "plugin"): Promise<void> {
  const all = await processes();
  const cli = all.find(({ command }) => command.includes(`--stack ${slug} `));
  const victim =
    which === "CLI" ? cli : all.find(({ parent, command }) => parent === cli?.pid && /mongodbatlas/.test(command));
  if (!victim) throw new Error(`there is no ${which} that works on ${slug}`);
  process.kill(victim.pid, "SIGKILL");
}

/** What becomes of a hospital once Atlas goes on with its work, which a run waits for, and says so. */
async function fateAfterWaiting(id: string, slug: string, work: string) {
  const words = `Waiting for Atlas to finish ${work} the cluster.`;
  await eventually("a run waits", async () => (await wordsOf(id)).includes(words));
  return fateWhileTimePasses(id, slug);
}

async function fateWhileTimePasses(id: string, slug: string) {
  const timer = setInterval(() => service().atlas.clock.pass(2_000), 100);
  return fateOf(service(), id, slug).finally(() => clearInterval(timer));
}

async function wordsOf(id: string): Promise<string[]> {
  const { repositories } = service();
  const hospital = await repositories.hospitals.find(id);
  if (!hospital) return [];
  const { runs } = await repositories.runs.page(hospital.id, hospital.runCount, 20);
  const events = await Promise.all(runs.map((run) => repositories.progress.after(run.id, 0)));
  return events.flat().map(({ text }) => text);
}

async function isClean(id: string, slug: string): Promise<void> {
  expect(await storedState(service(), slug)).not.toContain('pending_operations":[{');
  expect((await runTo(service(), id, { kind: "drift-check" })).drift_outcome).toBe("in_sync");
}

test.each(["CLI", "plugin"] as const)(
  "a provision whose %s is killed while Atlas makes the cluster waits for that cluster and takes it in",
  async (which) => {
    const { id, slug } = await makingCluster(`Killed ${which}`);
    await kill(slug, which);
    await eventually("the run broke off", async () => (await service().repositories.hospitals.find(id))?.unknownSince);

    expect(await fateAfterWaiting(id, slug, "creating")).toEqual({
      status: "active",
      runs: ["provision interrupted operation_interrupted", "recover applied"],
      askedFor: null,
      atlas: one,
    });
    await isClean(id, slug);
  },
);

test("a cluster that the engine lost sight of is taken in, and no second one is made", async () => {
  const { id, slug } = await makingCluster("Lost Cluster");
  await setFault(service().atlas, { operation: "getCluster", code: "UNEXPECTED_ERROR", times: 1 });
  await eventually("the engine gave up", async () => service().logged().includes("didn't reach desired state"));
  await clearFaults(service().atlas);

  expect(await fateWhileTimePasses(id, slug)).toMatchObject({
    status: "active",
    runs: ["provision errored atlas_unavailable", "recover applied"],
    atlas: one,
  });
  await isClean(id, slug);
});

test("what an attempt left of which no state knows is taken in: project, user, entry, and a cluster that is just going", async () => {
  const { atlas } = service();
  const { id, slug } = await signUp(service(), { name: "Left Behind" });
  const tags = [{ key: "hospital-id", value: id }];
  const group = { name: `hospital-${slug}`, orgId: atlas.atlas.orgId, tags };
  const project = String((await atlas.ask("POST", "/groups", group)).body.id);
  const path = `/groups/${project}`;
  const made = [
    await atlas.ask("POST", `${path}/clusters`, { ...clusterRequest(slug, "M0"), tags }),
    await atlas.ask("POST", `${path}/databaseUsers`, userRequest(`app-${slug}-g1`, "A-Pa55word-of-old")),
    await atlas.ask("POST", `${path}/accessList`, [{ ipAddress: "127.0.0.1", comment: "from before" }]),
  ];
  expect(made.map(({ status }) => status)).toEqual([201, 201, 201]);
  atlas.clock.pass(60_000);
  await atlas.until(`${path}/clusters/${slug}`, "IDLE");
  await atlas.ask("DELETE", `${path}/clusters/${slug}`);

  await payFor(service(), id, {}, "respond-async");

  expect(await fateAfterWaiting(id, slug, "deleting")).toMatchObject({
    status: "active",
    runs: ["provision applied"],
    atlas: one,
  });
  expect(await projectOf(slug)).toBe(project);
  await isClean(id, slug);
});
