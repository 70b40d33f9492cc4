import type { HospitalStackConfig } from "../../../stacks/hospital/config.ts";
import { revisionIdOf } from "../../database/revisions.ts";
import type { Hospital } from "../../domain/hospitals.ts";
import type { Revision } from "../../domain/revisions.ts";
import type { Run } from "../../domain/runs.ts";
import { canonicalJson } from "../../foundation/canonical-json.ts";
import type { RunContext } from "../context.ts";

/**
 * The revision of what a run desires: the newest applied one if nothing is new about it, else a new one with the next
 * number. Called again, for another preview or after a crash, it finds the one that it made.
 */
export async function revise(
  { repositories, clock }: Pick<RunContext, "repositories" | "clock">,
  hospital: Hospital,
  run: Run,
  config: HospitalStackConfig,
): Promise<Revision> {
  const { revisions, hospitals } = repositories;
  const applied = await revisions.find(hospital.id, hospital.appliedRevision);
  if (applied && canonicalJson(applied.config) === canonicalJson(config)) return applied;
  const own = run.revision === null ? null : await revisions.find(hospital.id, run.revision);
  if (own?.runId === run.id && canonicalJson(own.config) === canonicalJson(config)) return own;
  for (let number = hospital.lastRevision + 1; ; number += 1) {
    const revision: Revision = {
      id: revisionIdOf(hospital.id, number),
      hospitalId: hospital.id,
      number,
      runId: run.id,
      config,
      author: run.author,
      reason: run.reason,
      createdAt: clock.now(),
    };
    const made = await revisions.insert(revision);
    const kept = made ? revision : await revisions.find(hospital.id, number);
    if (kept?.runId !== run.id) continue;
    await hospitals.countRevision(hospital.id, number);
    return kept;
  }
}
