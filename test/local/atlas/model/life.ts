import { expect } from "vitest";
import type { TestAtlas } from "../support/local-atlas.ts";
import type { NoServers } from "../support/no-servers.ts";
import type { BearerAnswer, BearerAsk } from "./bearer-ask.ts";
import { type Expected, passTime, stateOf } from "./expected-life.ts";
import { checkLives, checkPassing, checkWorld } from "./invariants.ts";
import type { Verdict } from "./rules.ts";
import { look, type World } from "./world.ts";

/** A local Atlas whose life is followed step by step, beside the model of it. */
export type Life = {
  readonly local: TestAtlas;
  readonly servers: NoServers;
  readonly ask: BearerAsk;
  /** What was seen after the last step. */
  world: World;
};

/** Asks for something and holds the answer, and what is there afterwards, against the verdict of the model. */
export async function tryTo(
  life: Life,
  verdict: Verdict,
  question: () => Promise<BearerAnswer>,
): Promise<BearerAnswer> {
  const answer = await question();
  expect([answer.status < 300, answer.body.errorCode]).toEqual([verdict === undefined, verdict]);
  const before = life.world;
  life.world = await look(life.ask);
  if (verdict !== undefined) expect(life.world).toEqual(before);
  checkLives(before, life.world);
  checkWorld(life.world, life.servers);
  return answer;
}

/** Lets time pass in the model and in local Atlas. */
export async function letPass(life: Life, expected: Expected, byMs: number): Promise<void> {
  life.local.clock.pass(byMs);
  passTime(expected, byMs);
  const before = life.world;
  life.world = await look(life.ask);
  checkPassing(before, life.world);
  checkLives(before, life.world);
  checkWorld(life.world, life.servers);
}

/** Stops local Atlas and starts it again: nothing may have changed. */
export async function restart(life: Life): Promise<void> {
  await life.local.restart();
  await awaitServers(life);
  const before = life.world;
  life.world = await look(life.ask);
  expect(life.world).toEqual(before);
}

/** Holds what is seen against what ought to be there. */
export function checkExpected({ world }: Life, expected: Expected): void {
  expect([...world.keys()].sort()).toEqual([...expected.projects.keys()].sort());
  for (const [name, project] of expected.projects) {
    const seen = world.get(name);
    const states = [...(seen?.clusters ?? [])].map(([cluster, { stateName }]) => [cluster, stateName]);
    const wanted = [...project.clusters].map(([cluster, one]) => [cluster, stateOf(expected, one)]);
    expect(states.sort()).toEqual(wanted.sort());
    expect(seen?.users.map(({ username }) => username).sort()).toEqual([...project.users].sort());
    expect(seen?.entries.map(({ cidrBlock }) => cidrBlock).sort()).toEqual([...project.entries].sort());
  }
}

/** After a restart the servers come back in the background; asking for one cluster waits for its own. */
async function awaitServers({ ask, world }: Life): Promise<void> {
  for (const { group, clusters } of world.values()) {
    for (const [name, cluster] of clusters) {
      const api = "providerSettings" in cluster ? "flexClusters" : "clusters";
      await ask("GET", `/groups/${group.id}/${api}/${name}`);
    }
  }
}
