import type { Run } from "../../domain/runs.ts";
import { done, type Outcome, refused } from "../../foundation/errors.ts";
import type { Caller } from "../caller.ts";
import type { ServiceContext } from "../context.ts";
import { showHospital } from "../hospitals/show.ts";
import { runNotFound, type ServiceProblem } from "../problems.ts";

const pageSize = 20;

/** The newest run that was to make a hospital's database, for every key and for the browser that signed it up. */
export async function showProvision(
  context: ServiceContext,
  caller: Caller,
  hospitalId: string,
): Promise<Outcome<Run, ServiceProblem>> {
  const hospital = await showHospital(context, caller, hospitalId);
  if (!hospital.ok) return hospital;
  let from: number | null = hospital.value.runCount;
  while (from !== null && from > 0) {
    const { runs, next }: Awaited<ReturnType<typeof context.repositories.runs.page>> =
      await context.repositories.runs.page(hospital.value.id, from, pageSize);
    const found = runs.find(({ kind }) => kind === "provision");
    if (found) return done(found);
    from = next;
  }
  return refused(runNotFound);
}
