import type { DriftOutcome, RunStatus } from "../../domain/runs.ts";

/** What a state is, what it means, and what to do. */
export type FaceWords = { readonly title: string; readonly means: string; readonly next: string };

const nothingToDo = "Nothing. It is done.";

/** Every state of a run. */
export const runFaces: Readonly<Record<RunStatus, FaceWords>> = {
  pending: {
    title: "In the queue",
    means: "Runs of a hospital go one after the other.",
    next: "Wait: it begins by itself. Discard it if nobody needs it any more.",
  },
  planning: {
    title: "Being previewed",
    means: "The engine looks at what would change. That changes nothing.",
    next: "Wait a moment: then it says what changes and what it costs.",
  },
  planned: {
    title: "Previewed",
    means: "The plan is held against the policies.",
    next: "Wait a moment.",
  },
  policy_override: {
    title: "A policy has to be let pass",
    means: "The plan violates a policy, so nothing of it is applied.",
    next: "Read the policies. Who may lets it pass with a reason, or rejects it.",
  },
  awaiting_approval: {
    title: "Waits for approval",
    means: "Nothing is applied until this plan, exactly as it stands here, is approved.",
    next: "Read what changes and what it costs. Then approve it, or reject it with a reason.",
  },
  confirmed: {
    title: "Approved",
    means: "It is applied as soon as a worker takes it up. Before that, it looks whether the plan still fits.",
    next: "Nothing. It can still be canceled.",
  },
  applying: {
    title: "Being applied",
    means: "Atlas is being changed. You can close this page: it goes on.",
    next: "Watch the log. A cancel lets what is under way end, and undoes nothing.",
  },
  verifying: {
    title: "Being verified",
    means: "Atlas is asked what it has now, and the database is signed in to.",
    next: "Wait a moment.",
  },
  applied: { title: "Applied", means: "Atlas has it, and it was verified.", next: nothingToDo },
  planned_and_finished: {
    title: "No changes",
    means: "Atlas has what is asked for already. There was nothing to apply.",
    next: nothingToDo,
  },
  discarded: {
    title: "Discarded",
    means: "Nothing was applied.",
    next: "Nothing. If it is needed after all, try again: it is previewed and approved anew.",
  },
  policy_failed: {
    title: "A policy forbids this",
    means: "Nothing was applied, and nobody can let this policy pass.",
    next: "Ask for a change that the policy allows.",
  },
  stale: {
    title: "Stale: the ground moved",
    means: "Nothing of the plan was done, and its approvals no longer count.",
    next: "Find out who changed it. Then try again: it is previewed on today's ground and approved anew.",
  },
  expired: {
    title: "Expired: nobody decided in time",
    means: "Nothing was applied. A plan that is too old may no longer fit what Atlas has.",
    next: "If it is still needed, try again: it is previewed and approved anew.",
  },
  errored: {
    title: "It failed before anything was changed",
    means: "Atlas is as it was.",
    next: "Mend what is named here, then try again.",
  },
  canceled: {
    title: "Canceled before anything was changed",
    means: "Atlas is as it was.",
    next: "Nothing. If it is needed after all, try again.",
  },
  interrupted: {
    title: "Interrupted before anything was changed",
    means: "Its worker was lost or killed during the preview. Atlas is as it was.",
    next: "Try again.",
  },
};

/** Ends that say something else where the apply had begun. */
export const begunFaces: Readonly<Partial<Record<RunStatus, FaceWords>>> = {
  errored: {
    title: "It failed while it was applied",
    means: "What was done until then is kept, and stands in the log. The rest was not done.",
    next: "Mend what is named here, then try again: it goes on from what is there.",
  },
  canceled: {
    title: "Canceled while it was applied",
    means: "What was done until then is kept, and stands in the log. The rest was not begun.",
    next: "Check that the hospital can live with that. Try again to finish it.",
  },
  interrupted: {
    title: "Interrupted while it was applied",
    means:
      "The hospital may work as before, or half of the change may be there. Nothing else is applied to it until a recovery has looked.",
    next: "Recover the hospital before anything else.",
  },
};

/** What a drift check came to. */
export const driftFaces: Readonly<Record<DriftOutcome, FaceWords>> = {
  in_sync: {
    title: "In sync",
    means: "Atlas has what the stack says. Looking changed nothing.",
    next: nothingToDo,
  },
  drifted: {
    title: "Drifted: Atlas has something else",
    means: "Somebody or something changed Atlas past this service. Looking changed nothing.",
    next: "Read what differs, and ask whoever did it. Then have it put back, by a run that is previewed and approved.",
  },
  unknown: {
    title: "Not known: it could not be looked at",
    means: "Atlas or the engine could not be asked. This says neither that all is well nor that something drifted.",
    next: "Mend what is named here, then check again.",
  },
};
