import { theService } from "../../domain/actors.ts";
import type { Hospital, HospitalId } from "../../domain/hospitals.ts";
import type { LedgerAction, LedgerDraft } from "../../domain/ledger.ts";
import type { Run } from "../../domain/runs.ts";
import type { RunContext } from "../context.ts";

type CaseContext = Pick<RunContext, "repositories" | "outbox" | "clock">;

/** Asks a person to look: a hospital paid, and its database is not made by itself any more. */
export async function openStopped({ repositories, outbox, clock }: CaseContext, run: Run): Promise<void> {
  const id = stoppedCaseId(run.hospitalId);
  const at = clock.now();
  const end = run.problem ?? { message: run.transitions.at(-1)?.text ?? "", nextStep: "" };
  const opened = await repositories.cases.open({
    id,
    kind: "provision_stopped",
    hospitalId: run.hospitalId,
    message: `This hospital has paid, and the making of its database stopped with ${run.id} (${run.status}): ${end.message}`,
    nextStep:
      `${end.nextStep} Once the cause is gone, ask for a run of kind "recover": it goes on from what is there.`.trim(),
    proposedRun: "recover",
    freezesUpgrades: false,
    openedAt: at,
    closed: null,
    outbox: [draft("case.opened", run, at, { case: id, run_status: run.status, problem: run.problem?.code ?? null })],
  });
  if (opened) outbox.notify("cases", id, run.hospitalId);
}

/** Nothing is left to look at once the database is there, or is not to be there any more. */
export async function closeStopped(
  { repositories, outbox, clock }: CaseContext,
  run: Run,
  { status }: Pick<Hospital, "status">,
): Promise<void> {
  if (run.kind !== "provision" && run.kind !== "recover" && run.kind !== "offboard") return;
  const id = stoppedCaseId(run.hospitalId);
  const at = clock.now();
  const reason = `${run.id} was applied: the hospital is ${status}.`;
  const told = draft("case.closed", run, at, { case: id, reason });
  if (await repositories.cases.close(id, { at, by: theService, reason }, told)) {
    outbox.notify("cases", id, run.hospitalId);
  }
}

/** There is one per hospital. */
export function stoppedCaseId(hospitalId: HospitalId): string {
  return `provision_stopped:${hospitalId}`;
}

function draft(
  action: Extract<LedgerAction, "case.opened" | "case.closed">,
  { id: runId, hospitalId: stream }: Run,
  at: Date,
  data: LedgerDraft["data"],
): LedgerDraft {
  return { id: `${stoppedCaseId(stream)}:${action}:${runId}`, stream, at, actor: theService, action, runId, data };
}
