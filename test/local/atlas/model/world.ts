import type { BearerAsk } from "./bearer-ask.ts";

export type Seen = Readonly<Record<string, unknown>>;
export type SeenProject = {
  readonly group: Seen;
  /** Clusters of every kind, by name. */
  readonly clusters: ReadonlyMap<string, Seen>;
  readonly users: readonly Seen[];
  readonly entries: readonly Seen[];
};

/** All that the API shows, by project name. */
export type World = ReadonlyMap<string, SeenProject>;

/** Looks at everything there is. */
export async function look(ask: BearerAsk): Promise<World> {
  const groups = await list(ask, "/groups");
  const projects = groups.map(async (group) => [String(group.name), await lookAt(ask, group)] as const);
  return new Map(await Promise.all(projects));
}

async function lookAt(ask: BearerAsk, group: Seen): Promise<SeenProject> {
  const path = `/groups/${group.id}`;
  const kinds = ["clusters", "flexClusters", "databaseUsers", "accessList"];
  const [classic = [], flex = [], users = [], entries = []] = await Promise.all(
    kinds.map((kind) => list(ask, `${path}/${kind}`)),
  );
  const clusters = new Map([...classic, ...flex].map((cluster) => [String(cluster.name), cluster]));
  if (clusters.size < classic.length + flex.length) throw new Error("Two clusters of a project have the same name.");
  return { group, clusters, users, entries };
}

async function list(ask: BearerAsk, path: string): Promise<Seen[]> {
  const { status, body } = await ask("GET", path);
  if (status !== 200) throw new Error(`GET ${path} answered ${status} ${JSON.stringify(body)}`);
  return body.results as Seen[];
}
