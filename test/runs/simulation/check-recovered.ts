import type { Run } from "../../../src/domain/runs.ts";
import { Violation } from "./record.ts";
import type { World } from "./world.ts";

/** More tries than anything needs that goes wrong by chance alone. */
const mostTries = 7;

/**
 * Who has paid has a database, unless a person had a hand in it or something came up that only a person can settle: then
 * a person was asked. And nothing was gone on with twice.
 */
export function checkRecovered({ stores }: World): void {
  const runs = stores.runs.all();
  for (const { id, status, runCount } of stores.hospitals.all()) {
    if (status !== "provisioning") continue;
    const own = runs.filter(({ hospitalId }) => hospitalId === id);
    if (own.some(isByPerson)) continue;
    const newest = own.reduce((one, other) => (other.createdAt >= one.createdAt ? other : one));
    const asked = stores.cases.find(`provision_stopped:${id}`);
    if (asked?.closed !== null)
      throw new Violation(`${id} paid, has no database after ${runCount} runs, and nobody was asked`);
    if (!needsPerson(newest)) throw new Violation(`${newest.id} ended as ${newest.status}, and nothing followed`);
  }
  const followed = runs.flatMap(({ retryOf, author }) =>
    retryOf !== null && author.kind === "service" ? [retryOf] : [],
  );
  if (new Set(followed).size !== followed.length) throw new Violation("a run was gone on with twice");
}

function isByPerson({ author, cancel, transitions }: Run): boolean {
  return author.kind === "key" || cancel !== null || transitions.some(({ actor }) => actor.kind === "key");
}

function needsPerson({ status, problem, attempt }: Run): boolean {
  if (status === "errored") return problem?.retryable === false || attempt >= mostTries;
  return status === "policy_failed" || status === "expired" || attempt >= mostTries;
}
