import { waitUntil } from "../../../../src/foundation/wait.ts";
import { payFor, signUp } from "../../../support/hospital.ts";
import type { EngineService } from "./use-engine-service.ts";

/** A hospital that has just paid, and whose database is being made. */
export async function paidHospital(service: EngineService, name: string, plan = "professional") {
  const hospital = await signUp(service, { name, plan });
  const paid = await payFor(service, hospital.id, {}, "respond-async");
  if (paid.status !== 202) throw new Error(`the payment answered ${paid.status}: ${await paid.text()}`);
  return hospital;
}

/** What became of a paid hospital, and what Atlas has of it. */
export type Fate = {
  readonly status: string;
  /** Oldest first: kind, end, and the problem's code if there was one. */
  readonly runs: string[];
  /** The problem that a person was asked to look at; null if nobody was. */
  readonly askedFor: string | null;
  /** How many projects, clusters, users and access entries. */
  readonly atlas: string;
};

const patienceMs = 90_000;

/** Waits until a paid hospital is active, or until it is a person's turn. Nobody lends a hand. */
export async function fateOf(service: EngineService, id: string, slug: string): Promise<Fate> {
  const { repositories } = service;
  const over = await waitUntil(
    async () => {
      const hospital = await repositories.hospitals.find(id);
      if (!hospital || hospital.queue.length > 0 || hospital.lease) return undefined;
      return hospital.status === "active" || (await stopped(service, id)) ? hospital : undefined;
    },
    { limitMs: patienceMs, everyMs: 25 },
  );
  if (!over) throw new Error(`nothing became of ${id}: ${JSON.stringify(await repositories.hospitals.find(id))}`);
  const { runs } = await repositories.runs.page(over.id, over.runCount, 20);
  const told = runs.map(({ kind, status, problem }) => [kind, status, problem?.code].filter(Boolean).join(" "));
  const askedFor = await stopped(service, id);
  return { status: over.status, runs: told.reverse(), askedFor, atlas: await countedIn(service, slug) };
}

async function stopped({ repositories }: EngineService, id: string): Promise<string | null> {
  const found = await repositories.cases.find(`provision_stopped:${id}`);
  return found && found.closed === null ? found.message : null;
}

/** What Atlas has of one hospital. */
async function countedIn({ atlas }: EngineService, slug: string): Promise<string> {
  const projects = (await listed(atlas, "/groups")).filter(({ name }) => name === `hospital-${slug}`);
  const counts = await Promise.all(
    ["clusters", "flexClusters", "databaseUsers", "accessList"].map(async (kind) => {
      const all = await Promise.all(projects.map(({ id }) => listed(atlas, `/groups/${id}/${kind}`)));
      return all.flat().length;
    }),
  );
  const [clusters = 0, flex = 0, users, entries] = counts;
  return `${projects.length} project, ${clusters + flex} cluster, ${users} user, ${entries} entry`;
}

async function listed(atlas: EngineService["atlas"], path: string): Promise<{ id: string; name: string }[]> {
  const { body } = await atlas.ask("GET", `${path}?itemsPerPage=500`);
  return body.results as { id: string; name: string }[];
}
