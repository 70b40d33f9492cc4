import type { Ask } from "./checked-ask.ts";
import { eventually, type PassTime } from "./pass-time.ts";

/** Begins the name of every project that the suite makes. */
export const projectPrefix = "chakravue-contract-";
const leftoverAgeMs = 6 * 3_600_000;

type Named = { readonly id: string; readonly name: string; readonly created: string };

/** Removes a project with all that is in it, protected clusters included. */
export async function removeProject(ask: Ask, id: string, passTime: PassTime): Promise<void> {
  const group = `/groups/${id}`;
  if ((await ask("GET", group)).status !== 200) return;
  for (const kind of ["clusters", "flexClusters"]) {
    for (const { name } of await results(ask, `${group}/${kind}`)) {
      await removeCluster(ask, `${group}/${kind}/${name}`, passTime);
    }
  }
  const remove = async () => ((await ask("DELETE", group)).status < 400 ? true : undefined);
  const gone = await eventually(remove, passTime);
  if (gone === undefined) throw new Error(`The project ${id} could not be removed. Please remove it by hand.`);
}

/** Removes what earlier runs left behind: projects of the suite's own prefix that are too old to be in use. */
export async function sweepLeftovers(ask: Ask, now: Date, passTime: PassTime): Promise<string[]> {
  const groups = await results(ask, "/groups?itemsPerPage=500");
  const old = groups.filter(
    ({ name, created }) => name.startsWith(projectPrefix) && now.getTime() - Date.parse(created) > leftoverAgeMs,
  );
  for (const { id } of old) await removeProject(ask, id, passTime);
  return old.map(({ name }) => name);
}

/** A protected cluster gives up its protection first, and a paused one its pause before that. */
async function removeCluster(ask: Ask, path: string, passTime: PassTime): Promise<void> {
  const remove = async () => {
    const { status, body } = await ask("DELETE", path);
    if (body.errorCode !== "CANNOT_TERMINATE_CLUSTER_WHEN_TERMINATION_PROTECTION_ENABLED") return status;
    const refused = await ask("PATCH", path, { terminationProtectionEnabled: false });
    if (refused.body.errorCode === "CANNOT_UPDATE_PAUSED_CLUSTER") await ask("PATCH", path, { paused: false });
    return undefined;
  };
  await eventually(remove, passTime);
}

async function results(ask: Ask, path: string): Promise<Named[]> {
  return (await ask("GET", path)).body.results as Named[];
}
