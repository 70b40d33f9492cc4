import type { RunView } from "../../../../api/views/run.ts";
import { isAtLeast, type Role, roles } from "../../../../domain/actors.ts";
import type { RunDecision } from "../../../queries/runs.ts";
import { runTexts } from "../../../texts/run.ts";
import { roleTexts } from "../../../texts/status.ts";

export type Verb = RunDecision["verb"];

/** What the service's flags allow now, in the order of the buttons. */
export function verbsOf({ flags, hasPlan }: { flags: RunView["flags"]; hasPlan: boolean }): readonly Verb[] {
  const allowed: readonly (readonly [Verb, boolean])[] = [
    ["approve", flags.confirmable && hasPlan],
    ["override", flags.overridable && hasPlan],
    ["retry", flags.retryable],
    ["reject", flags.previewable],
    ["preview", flags.previewable],
    ["discard", flags.discardable],
    ["cancel", flags.cancelable],
    ["force-cancel", flags.force_cancelable],
  ];
  return allowed.filter(([, isAllowed]) => isAllowed).map(([verb]) => verb);
}

const needed: Readonly<Record<Exclude<Verb, "approve" | "override">, Role>> = {
  reject: "approver",
  preview: "operator",
  discard: "operator",
  cancel: "operator",
  retry: "operator",
  "force-cancel": "admin",
};

type Judged = {
  readonly approvals: Pick<RunView["approvals"], "why_not">;
  readonly policies: readonly NonNullable<RunView["plan"]>["policies"][number][];
};

/** Why this key may not do what the run would allow, or null. Of an approval the service itself says it. */
export function whyNot(verb: Verb, { approvals, policies }: Judged, role: Role): string | null {
  if (verb === "approve") return approvals.why_not;
  const needs = verb === "override" ? roleToLetPass(policies) : needed[verb];
  return isAtLeast(role, needs) ? null : runTexts.actions.needsRole(roleTexts[needs].toLowerCase());
}

/** The highest role that a violated policy asks for. */
function roleToLetPass(policies: Judged["policies"]): Role {
  const asked = policies.flatMap(({ passed, overridable_by }) => (passed ? [] : (overridable_by ?? [])));
  return roles.findLast((role) => role === "approver" || asked.includes(role)) ?? "approver";
}
