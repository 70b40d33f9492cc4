import { HospitalStackConfig } from "../../../stacks/hospital/config.ts";
import type { AtlasReadBack } from "../../atlas/read-back/model.ts";
import type { ResourceChange } from "../../domain/change-set.ts";
import type { Hospital } from "../../domain/hospitals.ts";
import type { DriftCause, DriftReport } from "../../domain/results.ts";
import type { Revision } from "../../domain/revisions.ts";
import type { DriftOutcome, Run } from "../../domain/runs.ts";
import type { ReachedAtlas, RunContext } from "../context.ts";
import { failRun } from "../fail.ts";
import type { Hold } from "../leases/hold.ts";
import { amendRun, moveRun } from "../move.ts";
import { operate } from "../operate.ts";
import { patiently } from "../pacing/patiently.ts";
import { placeOf } from "../planning/place.ts";

/**
 * planning → planned → planned_and_finished: compares the stack's state with Atlas and writes neither. What could not be
 * looked at is neither in sync nor drifted but `unknown`, and the run ends as `errored` with the reason.
 */
export async function checkDrift(
  context: RunContext,
  hold: Hold,
  run: Run,
  { hospital, revision, atlas }: { hospital: Hospital; revision: Revision; atlas: ReachedAtlas },
): Promise<void> {
  const config = HospitalStackConfig.parse(revision.config);
  // Whatever comes in between: it was looked at, and nothing is known until it says so.
  await note(context, hold, run, "unknown");
  const target = { config, atlas: atlas.access };
  const look = () => operate(context, hold, run, { kind: "preview-refresh", target });
  const outcome = await patiently(context, hold, run, look);
  const readBack = await patiently(context, hold, run, () => atlas.reader.readBack(placeOf(hospital, config)));
  if (!outcome.ok) return couldNotTell(context, hold, run, outcome.problem);
  if (!readBack.ok) return couldNotTell(context, hold, run, readBack.problem);
  const changed = outcome.value.changeSet.resources.filter(({ operation }) => operation !== "same");
  const report: DriftReport = {
    outcome: changed.length > 0 ? "drifted" : "in_sync",
    resources: changed.map((resource) => ({ ...resource, cause: causeOf(resource, readBack.value) })),
  };
  await context.repositories.results.keep({
    id: run.id,
    hospitalId: run.hospitalId,
    applied: null,
    verification: null,
    drift: report,
  });
  await note(context, hold, run, report.outcome);
  const causes = report.resources.map(({ urn, cause }) => ({ urn, cause }));
  const planned = await moveRun(context, run, "planned", wordsOf(report), {
    patch: { drift: report.outcome },
    facts: [{ action: "drift.checked", data: { outcome: report.outcome, resources: causes } }],
  });
  if (planned) await moveRun(context, planned, "planned_and_finished", wordsOf(report));
}

async function couldNotTell(
  context: RunContext,
  hold: Hold,
  run: Run,
  problem: Parameters<typeof failRun>[3],
): Promise<void> {
  await note(context, hold, run, "unknown");
  const told = await amendRun(context, run, {
    patch: { drift: "unknown" },
    facts: [{ action: "drift.checked", data: { outcome: "unknown", reason: problem.code } }],
  });
  if (told) await failRun(context, hold, told, problem);
}

async function note(context: RunContext, hold: Hold, run: Run, outcome: DriftOutcome): Promise<void> {
  const drift = { outcome, at: context.clock.now(), runId: run.id };
  await context.repositories.hospitals.update(run.hospitalId, hold.fence, { drift });
}

/** An own auto-scaling of Atlas changes size and disk of a cluster; everything else somebody did by hand. */
function causeOf({ operation, properties }: ResourceChange, { cluster }: AtlasReadBack): DriftCause {
  if (operation === "delete") return "deleted";
  const scales = (path: string) =>
    (path.endsWith(".instanceSize") && cluster?.autoScaling.compute) ||
    (/\.diskSizeGb$/i.test(path) && cluster?.autoScaling.disk);
  return properties.length > 0 && properties.every(({ path }) => scales(path)) ? "auto_scaled" : "changed_by_hand";
}

function wordsOf({ outcome, resources }: DriftReport): string {
  if (outcome === "in_sync") return "Atlas has what the stack says.";
  const are = resources.length === 1 ? "is" : "are";
  const named = resources.map(({ name, cause }) => `${name} (${cause.replaceAll("_", " ")})`).join(", ");
  return `${resources.length} of the hospital's resources ${are} not as the stack says: ${named}.`;
}
