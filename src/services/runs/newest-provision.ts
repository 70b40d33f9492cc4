import type { Hospital } from "../../domain/hospitals.ts";
import type { Run } from "../../domain/runs.ts";
import type { ServiceContext } from "../context.ts";

const pageSize = 20;

/**
 * The newest run that was to make a hospital's database, also one that the service went on with by itself, however many
 * others came after it; null if there is none.
 */
export async function newestProvision(
  { repositories: { runs } }: Pick<ServiceContext, "repositories">,
  { id, runCount }: Pick<Hospital, "id" | "runCount">,
): Promise<Run | null> {
  let from: number | null = runCount;
  while (from !== null && from > 0) {
    const page: Awaited<ReturnType<typeof runs.page>> = await runs.page(id, from, pageSize);
    const found = page.runs.find(({ kind, attempt }) => kind === "provision" || attempt > 1);
    if (found) return found;
    from = page.next;
  }
  return null;
}
