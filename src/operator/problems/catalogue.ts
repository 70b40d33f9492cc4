import type { EngineProblem, EngineProblemCode } from "../port.ts";

type Entry = { readonly message: string; readonly nextStep: string; readonly retryable: boolean };

/** What can go wrong between us and Atlas: the cause in plain words, the next step, and whether trying again helps. */
const catalogue: Readonly<Record<EngineProblemCode, Entry>> = {
  atlas_key_refused: {
    message: "Atlas refused the API key.",
    nextStep: "Check MONGODB_ATLAS_PUBLIC_KEY and MONGODB_ATLAS_PRIVATE_KEY, and that the key still exists in Atlas.",
    retryable: false,
  },
  atlas_address_not_allowed: {
    message: "Atlas refused this server's address for the API key.",
    nextStep: "Add this server's address to the access list of the API key itself (Organization, Access Manager).",
    retryable: false,
  },
  atlas_permission_missing: {
    message: "The API key may not do this in Atlas.",
    nextStep: "Give the key the roles Organization Member and Organization Project Creator.",
    retryable: false,
  },
  atlas_project_not_found: {
    message: "Atlas knows no such project.",
    nextStep:
      "Check MONGODB_ATLAS_ORG_ID and MONGODB_ATLAS_PROJECT_ID; if the project was deleted by hand, refresh the stack.",
    retryable: false,
  },
  atlas_region_unavailable: {
    message: "Atlas does not offer this region or size.",
    nextStep: "Check the region (such as US_EAST_1) and choose one in which Atlas offers the tier.",
    retryable: false,
  },
  atlas_out_of_capacity: {
    message: "Atlas has no capacity for this tier in this region just now.",
    nextStep: "Try again in some minutes, or choose another region.",
    retryable: true,
  },
  atlas_payment_missing: {
    message: "The Atlas organization has no payment method, or its account is suspended.",
    nextStep: "Add a payment method in Atlas (Organization, Billing), then ask again.",
    retryable: false,
  },
  atlas_rate_limited: {
    message: "Atlas is turning requests away because there were too many.",
    nextStep: "Try again in a minute.",
    retryable: true,
  },
  atlas_unavailable: {
    message: "Atlas answered with an error of its own.",
    nextStep: "Look at status.mongodb.com and try again.",
    retryable: true,
  },
  atlas_unreachable: {
    message: "Atlas could not be reached.",
    nextStep: "Check this server's network, proxy and DNS, then try again.",
    retryable: true,
  },
  atlas_limit_reached: {
    message: "A limit of the Atlas organization or project is reached.",
    nextStep: "Remove what is no longer needed, or ask Atlas support to raise the limit.",
    retryable: false,
  },
  project_name_taken: {
    message: "Atlas has a project of this name already, and it is not in the hospital's stack.",
    nextStep: "An attempt that broke off may have left it. Have it adopted by a recover run, or remove it in Atlas.",
    retryable: false,
  },
  cluster_name_taken: {
    message: "Atlas has a cluster of this name already, and it is not in the hospital's stack.",
    nextStep: "An attempt that broke off may have left it. Have it adopted by a recover run, or remove it in Atlas.",
    retryable: false,
  },
  cluster_name_invalid: {
    message: "Atlas does not accept the cluster's name.",
    nextStep: "Sign the hospital up under another name.",
    retryable: false,
  },
  cluster_change_refused: {
    message: "Atlas refused to create or change the cluster as asked.",
    nextStep: "Look at the log for Atlas' words; check the project, the region, the tier and the key's permissions.",
    retryable: false,
  },
  cluster_protected: {
    message: "The cluster is protected from termination.",
    nextStep: "Switch terminationProtection off in a change of its own first.",
    retryable: false,
  },
  cluster_busy: {
    message: "Atlas has been busy with the cluster for longer than a run waits.",
    nextStep: "Look at the cluster in Atlas: once it is idle, or gone, ask for the run again.",
    retryable: true,
  },
  connection_string_not_ready: {
    message: "The cluster has no connection string yet.",
    nextStep: "It is still starting, which takes 5 to 10 minutes. Ask for the run again once Atlas shows it as idle.",
    retryable: true,
  },
  user_exists: {
    message: "Atlas has a database user of this name already, and it is not in the hospital's stack.",
    nextStep: "An attempt that broke off may have left it. Have it adopted by a recover run, or remove it in Atlas.",
    retryable: false,
  },
  user_name_invalid: {
    message: "Atlas does not accept the database user's name.",
    nextStep: "The name must be of letters, digits and hyphens.",
    retryable: false,
  },
  user_password_invalid: {
    message: "Atlas does not accept the database user's password.",
    nextStep: "Rotate the credentials: the new password is longer than Atlas asks for.",
    retryable: false,
  },
  plan_violated: {
    message: "What would be done now is not what was approved, so nothing of it was done.",
    nextStep: "Ask for the change again and approve the new plan.",
    retryable: false,
  },
  plan_tampered: {
    message: "The saved plan is not the one that was previewed, so it was not applied.",
    nextStep: "Ask for the change again, and find out who changed the file.",
    retryable: false,
  },
  plan_forbidden: {
    message: "This plan would replace something that the hospital's stack has already, and delete its data.",
    nextStep: "Nothing was done and the plan was thrown away. Ask for the change without adopting anything.",
    retryable: false,
  },
  stack_locked: {
    message: "Another Pulumi process holds the hospital's stack.",
    nextStep: "Wait for it to end. If none runs, an engineer can break the lock with `pulumi cancel`.",
    retryable: true,
  },
  stack_not_found: {
    message: "The hospital's stack is not in the state storage.",
    nextStep: "Check PULUMI_BACKEND_URL and DATA_DIR: the service may be looking in the wrong place.",
    retryable: false,
  },
  operation_canceled: {
    message: "The run was canceled. What it had begun was finished, the rest was not.",
    nextStep: "Ask for the change again to see what is left of it.",
    retryable: true,
  },
  operation_interrupted: {
    message: "The run was killed, so what it left in Atlas is not known.",
    nextStep: "Ask for the same run again: it starts from what is really there.",
    retryable: true,
  },
  operation_timed_out: {
    message: "The run took longer than it may and was stopped, so what it left in Atlas is not known.",
    nextStep: "Look at the cluster in Atlas, then ask for the same run again.",
    retryable: true,
  },
  engine_failed: {
    message: "The change failed for a reason that we do not know yet.",
    nextStep: "Look for the run's id in the service's log, where the engine's words are.",
    retryable: true,
  },
};

/** A problem of the catalogue. `detail` is for the log and must be redacted already. */
export function engineProblem(code: EngineProblemCode, detail: string, urn?: string): EngineProblem {
  return { code, ...catalogue[code], detail, ...(urn && { urn }) };
}
