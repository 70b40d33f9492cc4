import { approve, letPass } from "./decide.ts";
import { hear, lookAfter } from "./payments.ts";
import { admin, approvers } from "./people.ts";
import { api, pass, sweep, takeUp, worker } from "./take-step.ts";
import { begin, type World } from "./world.ts";

const mostRounds = 60;

/** Nothing fails any more, and everybody does what is left to do until nothing is. */
export async function heal(world: World): Promise<void> {
  world.engine.rough = false;
  world.atlas.unreachable = false;
  world.trace.push("all is well again");
  for (const sub of world.subs.values()) hear(world, api(world), sub);
  for (let round = 0; round < mostRounds; round += 1) {
    await world.scheduler.runDry();
    for (const operation of world.engine.underWay) operation.giveUp();
    await world.scheduler.runDry();
    if (await isDone(world)) return;
    pass(world, round % 3 === 0 ? 61_000 : 11_000);
    await world.scheduler.runDry();
    sweep(world, worker(world));
    await world.scheduler.runDry();
    while (world.jobs.length > 0) {
      takeUp(world);
      await world.scheduler.runDry();
    }
    lookAfter(world, worker(world));
    await world.scheduler.runDry();
    await decideAll(world);
    begin(world, api(world), { name: "relays" }, ({ services }) => services.ledger.relayAll());
    await world.scheduler.runDry();
  }
}

async function isDone({ memory, jobs, tasks }: World): Promise<boolean> {
  const waiting = await Promise.all((["runs", "hospitals"] as const).map((name) => memory.outbox.waiting(name, 1)));
  return jobs.length + tasks.size + waiting.flat().length + (await memory.runs.open()).length === 0;
}

/** Everybody who may says yes. */
async function decideAll(world: World): Promise<void> {
  for (const { id, status } of world.books.runs.values()) {
    if (status === "policy_override") await act(world, id, letPass, [admin]);
    if (world.books.runs.get(id)?.status === "awaiting_approval") await act(world, id, approve, [...approvers, admin]);
  }
}

async function act(
  world: World,
  id: Parameters<typeof world.memory.runs.find>[0],
  choose: typeof approve,
  by: typeof approvers,
) {
  for (const caller of by) {
    const run = await world.memory.runs.find(id);
    if (!run) return;
    const { name, intent, act: work } = choose(run, caller);
    begin(world, api(world), { name: `${name} ${id}`, intent }, work);
    await world.scheduler.runDry();
  }
}
