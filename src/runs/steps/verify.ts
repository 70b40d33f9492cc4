import { HospitalStackConfig } from "../../../stacks/hospital/config.ts";
import { differences } from "../../atlas/differences.ts";
import { oneSpelling } from "../../atlas/read-back/access-list.ts";
import type { AtlasReadBack } from "../../atlas/read-back/model.ts";
import { statusAfterApply } from "../../domain/hospital-life.ts";
import type { Verification } from "../../domain/results.ts";
import type { Revision } from "../../domain/revisions.ts";
import type { Run, RunProblem } from "../../domain/runs.ts";
import type { ReachedAtlas, RunContext } from "../context.ts";
import { failRun } from "../fail.ts";
import type { Hold } from "../leases/hold.ts";
import { moveRun } from "../move.ts";
import { moveHospital } from "../move-hospital.ts";
import { patiently } from "../pacing/patiently.ts";
import { placeOf } from "../planning/place.ts";
import { signIn } from "./sign-in.ts";

/**
 * verifying → applied: asks Atlas what it has now, and opens the hospital's database with the hospital's own credentials.
 * Green means read back; anything that is not as asked for is an error that says what was asked and what was found.
 */
export async function verifyRun(
  context: RunContext,
  hold: Hold,
  run: Run,
  { revision, atlas }: { readonly revision: Revision; readonly atlas: ReachedAtlas },
): Promise<void> {
  const { hospitals, results } = context.repositories;
  const hospital = await hospitals.find(run.hospitalId);
  if (!hospital) throw new Error(`the hospital of ${run.id} is gone`);
  const config = HospitalStackConfig.parse(revision.config);
  const place = placeOf(hospital, config);
  const answer = await patiently(context, hold, run, () => atlas.reader.readBack(place));
  if (!answer.ok) return failRun(context, hold, run, answer.problem);
  const readBack = answer.value;
  if (run.kind === "offboard") return verifyAbsence(context, hold, run, config, readBack);

  const found = differences(config, readBack);
  const signedIn = config.suspended ? false : await signIn(context, hospital);
  const verification = verificationOf(context, config, readBack, found, signedIn);
  const kept = await results.find(run.id);
  await results.keep({
    id: run.id,
    hospitalId: run.hospitalId,
    applied: kept?.applied ?? null,
    verification,
    drift: null,
  });
  const fact = { action: "run.verified" as const, data: factsOf(verification) };
  const problem = found.length > 0 ? notAsAsked(verification) : signedIn || config.suspended ? null : notAnswering;
  if (problem) {
    await moveRun(context, run, "errored", problem.message, { patch: { problem }, facts: [fact] });
    return;
  }
  // By what is there, not by what was asked for: the run that made it so may have ended before it could say so.
  if (!(await moveHospital(context, hold, (now) => statusAfterApply(config, now), { doomed: false }))) return;
  await moveRun(context, run, "applied", doneText(config), { facts: [fact] });
}

async function verifyAbsence(
  context: RunContext,
  hold: Hold,
  run: Run,
  config: HospitalStackConfig,
  { project, cluster }: AtlasReadBack,
): Promise<void> {
  const left = cluster ?? (config.projectMode === "per-hospital" ? project : null);
  if (left) {
    const message = `Atlas still has ${left.name}, which should be gone.`;
    const problem = { code: "still_there", message, nextStep: "Ask for the offboarding again.", retryable: true };
    await moveRun(context, run, "errored", message, { patch: { problem } });
    return;
  }
  const patch = { database: null, appliedRevision: run.revision ?? 0, unknownSince: null };
  if (!(await moveHospital(context, hold, () => "gone", patch))) return;
  await moveRun(context, run, "applied", "Everything of this hospital is destroyed.", {
    facts: [{ action: "run.verified", data: { gone: true } }],
  });
}

function verificationOf(
  { clock }: RunContext,
  config: HospitalStackConfig,
  { cluster, users, accessList }: AtlasReadBack,
  discrepancies: Verification["discrepancies"],
  signedIn: boolean,
): Verification {
  return {
    at: clock.now(),
    tier: cluster?.tier ?? null,
    diskSizeGb: cluster?.diskSizeGb ?? null,
    mongoDbVersion: cluster?.mongoDbVersion ?? null,
    terminationProtection: cluster?.terminationProtection ?? null,
    users: users.map(({ username }) => username),
    accessList: ownAddresses(config, accessList),
    signedIn,
    discrepancies: [...discrepancies],
  };
}

/** In a shared project the list is everybody's, and no hospital is told of another's addresses. */
function ownAddresses(config: HospitalStackConfig, found: AtlasReadBack["accessList"]): string[] {
  const addresses = found.map(({ address }) => address);
  if (config.projectMode === "per-hospital") return addresses;
  return addresses.filter((address) => config.accessList.some((own) => oneSpelling(own.address) === address));
}

function factsOf(verification: Verification) {
  return {
    tier: verification.tier,
    disk_size_gb: verification.diskSizeGb,
    mongodb_version: verification.mongoDbVersion,
    termination_protection: verification.terminationProtection,
    users: verification.users,
    access_list: verification.accessList,
    signed_in: verification.signedIn,
    discrepancies: verification.discrepancies.map(({ message }) => message),
  };
}

function doneText({ suspended }: HospitalStackConfig): string {
  return suspended
    ? "Atlas has what was asked for; nobody has access."
    : "Atlas has what was asked for, and the database answers to its user.";
}

function notAsAsked({ discrepancies }: Verification): RunProblem {
  return {
    code: "not_as_asked",
    message: discrepancies.map(({ message }) => message).join(" "),
    nextStep:
      'Look in Atlas for the reason, then ask for a run of kind "remediate", or "recover" before the first apply.',
    retryable: true,
  };
}

const notAnswering: RunProblem = {
  code: "database_not_answering",
  message: "Atlas says that the database is there, but its user could not sign in to it.",
  nextStep: "Check that APP_SERVER_IP is this server's address as Atlas sees it, then ask for the run again.",
  retryable: true,
};
