import { expect } from "vitest";
import type { NoServers } from "../support/no-servers.ts";
import type { Seen, World } from "./world.ts";

/** States that may follow one another while nobody asks for anything. */
const byItself: Readonly<Record<string, readonly unknown[]>> = {
  CREATING: ["CREATING", "UPDATING", "IDLE"],
  UPDATING: ["UPDATING", "IDLE"],
  IDLE: ["IDLE"],
  DELETING: ["DELETING"],
};

/** What holds in any world: one M0 a project, users and entries once, a server for every cluster and no other. */
export function checkWorld(world: World, servers: NoServers): void {
  let clusters = 0;
  for (const { group, clusters: own, users, entries } of world.values()) {
    const free = [...own.values()].filter((cluster) => JSON.stringify(cluster).includes('"TENANT"'));
    expect(free.length).toBeLessThanOrEqual(1);
    expect(group.clusterCount).toBe(own.size);
    expectOnce(users.map(({ databaseName, username }) => JSON.stringify([databaseName, username])));
    expectOnce(entries.map(({ cidrBlock }) => String(cidrBlock)));
    clusters += own.size;
  }
  const standing = servers.keys().filter((key) => servers.condition(key) !== "gone");
  const deleting = [...world.values()].flatMap(({ clusters: own }) => [...own.values()].filter(isDeleting));
  expect(standing.length).toBe(clusters - deleting.length);
}

/** What holds between two looks, whatever happened: a cluster keeps its address, and id and date change together. */
export function checkLives(before: World, after: World): void {
  for (const [was, is] of pairs(before, after)) {
    const isSameCluster = was.id === is.id;
    expect(isSameCluster).toBe(was.createDate === is.createDate);
    if (!isSameCluster) expect(sizeOf(is)).not.toBe(sizeOf(was));
    const [old, now] = [addressOf(was), addressOf(is)];
    if (old !== undefined && was.stateName !== "DELETING") expect(now).toBe(old);
  }
}

/** What time alone may do: states move along the machine, and what was being deleted goes. */
export function checkPassing(before: World, after: World): void {
  expect([...after.keys()]).toEqual([...before.keys()]);
  for (const [name, project] of before) {
    const now = after.get(name);
    expect([now?.users, now?.entries]).toEqual([project.users, project.entries]);
    for (const [cluster, was] of project.clusters) {
      if (now?.clusters.has(cluster) === false) expect(was.stateName).toBe("DELETING");
    }
    expect(now?.clusters.size).toBeLessThanOrEqual(project.clusters.size);
  }
  for (const [was, is] of pairs(before, after)) {
    expect(byItself[String(was.stateName)]).toContain(is.stateName);
    if (was.id !== is.id) expect([was.stateName, is.stateName]).toEqual(["UPDATING", "IDLE"]);
  }
}

function pairs(before: World, after: World): [Seen, Seen][] {
  return [...before].flatMap(([project, { clusters }]) =>
    [...clusters].flatMap(([name, was]): [Seen, Seen][] => {
      const is = after.get(project)?.clusters.get(name);
      return is === undefined ? [] : [[was, is]];
    }),
  );
}

function expectOnce(names: readonly string[]): void {
  expect(new Set(names).size).toBe(names.length);
}

function addressOf(cluster: Seen): string | undefined {
  return (cluster.connectionStrings as { standard?: string }).standard;
}

function sizeOf(cluster: Seen): string {
  return JSON.stringify(cluster).match(/"(M0|M\d0|FLEX)"/)?.[1] ?? "";
}

function isDeleting(cluster: Seen): boolean {
  return cluster.stateName === "DELETING";
}
