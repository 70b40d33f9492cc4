import type { RunView } from "../../../../api/views/run.ts";
import { isDestructive } from "./operation-look.ts";

const holdsData = /(cluster|project)$/i;

/** The names of what a plan destroys that holds data: a cluster, or the project around it. */
export function destroyedBy(plan: Pick<NonNullable<RunView["plan"]>, "change_set"> | null): string[] {
  return (plan?.change_set.resources ?? [])
    .filter(({ operation, type }) => isDestructive(operation) && holdsData.test(type))
    .map(({ name, type }) => `${name} (${type.split(":").at(-1)})`);
}
