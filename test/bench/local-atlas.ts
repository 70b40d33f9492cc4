import { glob, mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { MongoClient } from "mongodb";
import { waitUntil } from "../../src/foundation/wait.ts";
import { askWithDigest } from "../local/atlas/support/digest-client.ts";
import { startKillableAtlas } from "../local/atlas/support/kill-atlas.ts";
import { clusterRequest, userRequest } from "../local/atlas/support/local-atlas.ts";
import { connectionOf } from "../local/atlas/support/sign-in-to-database.ts";
import { testToolchain } from "../support/toolchain.ts";
import { type Figure, quantile, timed } from "./figures.ts";

const clusters = 500;
const perProject = 25;
const atOnce = 8;
const password = "correct horse battery";
const kib = 1024;

type Atlas = Awaited<ReturnType<typeof startKillableAtlas>>["atlas"];

/** 500 clusters in local Atlas: how fast they come and go, what they need while they sleep, how fast one wakes up. */
export async function benchLocalAtlas(): Promise<Figure[]> {
  const dataDir = await mkdtemp(join(tmpdir(), "bench-atlas-"));
  const { atlas, pid, kill } = await startKillableAtlas(dataDir, (await testToolchain()).mongo);
  try {
    await ask(atlas, "GET", "/groups");
    const emptyKib = await residentKib(pid);
    const projects = await makeProjects(atlas);
    const names = Array.from({ length: clusters }, (_, index) => ({
      project: projects[Math.floor(index / perProject)] ?? "",
      name: `c-${index}`,
    }));
    const createMs = await timed(() => each(names, ({ project, name }) => create(atlas, project, name)));
    const fullKib = await residentKib(pid);
    const listMs = await timed(() => each(projects, (id) => ask(atlas, "GET", `/groups/${id}/clusters`)));
    const readMs = await timed(() => each(names, ({ project, name }) => ask(atlas, "GET", clusterPath(project, name))));
    const pageMs = await timed(async () => (await fetch(atlas.baseUrl)).text());
    const first = names[0] ?? { project: "", name: "" };
    const uri = await withUser(atlas, first.project, first.name);
    const wakeMs = await timed(() => useOnce(uri));
    const serverKib = await runningServerKib(dataDir);
    const deleteMs = await timed(async () => {
      await each(names, ({ project, name }) => ask(atlas, "DELETE", clusterPath(project, name)));
      await each(projects, (project) => awaitEmpty(atlas, project));
    });
    const perSecond = (count: number, ms: number) => `${((count * 1_000) / ms).toFixed(0)}/s`;
    const speed = [
      `created ${perSecond(clusters, createMs)}`,
      `read ${perSecond(clusters, readMs)}`,
      `lists of ${perProject} ${perSecond(projects.length, listMs)}`,
      `deleted ${perSecond(clusters, deleteMs)}`,
      `the page of all ${pageMs.toFixed(0)} ms`,
    ].join(", ");
    return [
      figure("memory per sleeping cluster", speed, (fullKib - emptyKib) / kib / clusters, 2, "MiB"),
      figure("memory of a database server that runs", "", serverKib / kib, 64, "MiB"),
      figure("first connection to a sleeping cluster", "signed in and answered", wakeMs, 1_000, "ms"),
    ];
  } finally {
    await kill();
    await rm(dataDir, { recursive: true, force: true });
  }
}

/** What the proxy adds to a request: the same server asked directly and through it, in turns. */
export async function benchProxy(): Promise<Figure> {
  const dataDir = await mkdtemp(join(tmpdir(), "bench-proxy-"));
  const { atlas, kill } = await startKillableAtlas(dataDir, (await testToolchain()).mongo);
  try {
    const [project = ""] = await makeProjects(atlas, 1);
    await create(atlas, project, "c");
    const uri = await withUser(atlas, project, "c");
    await useOnce(uri);
    const direct = new URL(uri);
    direct.port = await serverPort(dataDir);
    const [through, beside] = [await openClient(uri), await openClient(direct.href)];
    const times = { through: [] as number[], beside: [] as number[] };
    for (let round = 0; round < 6_000; round += 1) {
      times.beside.push(await timed(() => ping(beside)));
      times.through.push(await timed(() => ping(through)));
    }
    await Promise.all([through.close(), beside.close()]);
    const [withMs, withoutMs] = [quantile(times.through.slice(1_000), 0.5), quantile(times.beside.slice(1_000), 0.5)];
    const measured = `${withMs.toFixed(3)} ms / ${withoutMs.toFixed(3)} ms`;
    return figure("the wire proxy adds, p50", measured, withMs - withoutMs, 0.2, "ms");
  } finally {
    await kill();
    await rm(dataDir, { recursive: true, force: true });
  }
}

function figure(name: string, measured: string, value: number, goal: number, unit: Figure["unit"]): Figure {
  return { name, measured, value, goal, unit };
}

async function ask(atlas: Atlas, method: string, path: string, body?: unknown) {
  const answer = await askWithDigest(`${atlas.baseUrl}/api/atlas/v2${path}`, atlas, { method, body });
  if (answer.status >= 300) throw new Error(`${method} ${path} answered ${answer.status}.`);
  return answer;
}

async function makeProjects(atlas: Atlas, count = clusters / perProject): Promise<string[]> {
  const ids: string[] = [];
  for (let index = 0; index < count; index += 1) {
    const { body } = await ask(atlas, "POST", "/groups", { name: `p ${index}`, orgId: atlas.orgId });
    ids.push(String(body.id));
  }
  return ids;
}

function create(atlas: Atlas, project: string, name: string) {
  return ask(atlas, "POST", `/groups/${project}/clusters`, clusterRequest(name, "M10"));
}

function clusterPath(project: string, name: string): string {
  return `/groups/${project}/clusters/${name}`;
}

/** Waits until the last cluster of a project can't be found any more. */
async function awaitEmpty(atlas: Atlas, project: string): Promise<void> {
  const empty = await waitUntil(
    async () => (await ask(atlas, "GET", `/groups/${project}/clusters`)).body.totalCount === 0 || undefined,
    { limitMs: 60_000, everyMs: 20 },
  );
  if (empty === undefined) throw new Error("The clusters were not deleted.");
}

/** Gives the cluster a user; answers the connection string with it. */
async function withUser(atlas: Atlas, project: string, name: string): Promise<string> {
  await ask(atlas, "POST", `/groups/${project}/databaseUsers`, userRequest("app", password));
  const idle = await waitUntil(
    async () => {
      const cluster = await ask(atlas, "GET", clusterPath(project, name));
      return cluster.body.stateName === "IDLE" ? cluster : undefined;
    },
    { limitMs: 30_000, everyMs: 20 },
  );
  if (idle === undefined) throw new Error("The cluster did not become idle.");
  const uri = new URL(connectionOf(idle));
  uri.username = "app";
  uri.password = encodeURIComponent(password);
  return uri.href;
}

async function openClient(uri: string): Promise<MongoClient> {
  const client = new MongoClient(uri, { maxPoolSize: 1 });
  await ping(client);
  return client;
}

function ping(client: MongoClient) {
  return client.db("hospital").command({ ping: 1 });
}

async function useOnce(uri: string): Promise<void> {
  const client = await openClient(uri);
  await client.db("hospital").collection("patients").findOne({});
  await client.close();
}

async function each<T>(items: readonly T[], act: (item: T) => Promise<unknown>): Promise<void> {
  const queue = [...items];
  const work = async () => {
    for (let item = queue.shift(); item !== undefined; item = queue.shift()) await act(item);
  };
  await Promise.all(Array.from({ length: atOnce }, work));
}

async function residentKib(pid: number): Promise<number> {
  return Number(/VmRSS:\s+(\d+)/.exec(await readFile(`/proc/${pid}/status`, "utf8"))?.[1]);
}

/** The note that a running server leaves beside its data: its process and its arguments. */
async function serverNote(dataDir: string): Promise<{ pid: number; args: string }> {
  for await (const file of glob(join(dataDir, "clusters", "*", "server.pid"))) {
    const [pid, args = ""] = (await readFile(file, "utf8")).split("\n");
    return { pid: Number(pid), args };
  }
  throw new Error("No database server runs.");
}

async function runningServerKib(dataDir: string): Promise<number> {
  return residentKib((await serverNote(dataDir)).pid);
}

async function serverPort(dataDir: string): Promise<string> {
  const { args } = await serverNote(dataDir);
  return /127\.0\.0\.1:(\d+)|--port (\d+)/.exec(args)?.slice(1).find(Boolean) ?? "";
}
