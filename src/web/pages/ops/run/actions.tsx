import { Group } from "@mantine/core";
import { useSuspenseQuery } from "@tanstack/react-query";
import { useState } from "react";
import type { RunView } from "../../../../api/views/run.ts";
import { isAtLeast } from "../../../../domain/actors.ts";
import { RefusalNotice } from "../../../components/refusal-notice.tsx";
import type { FollowUpKind } from "../../../queries/runs.ts";
import { sessionQuery } from "../../../queries/session.ts";
import { runTexts } from "../../../texts/run.ts";
import { ActionButton } from "../action-button.tsx";
import { BesideActions } from "./beside-actions.tsx";
import { type Asked, DecisionDialogs } from "./decision-dialogs.tsx";
import { destroyedBy } from "./destroyed.ts";
import { FollowUp } from "./follow-up.tsx";
import { useDecide } from "./use-decide.ts";
import { type Verb, verbsOf, whyNot } from "./verbs.ts";

const { actions: texts } = runTexts;

const mainVerbs: ReadonlySet<Verb> = new Set<Verb>(["approve", "override", "retry"]);

type Props = {
  readonly run: RunView;
  readonly hospitalName: string;
  /** The run of another kind that has to go on from this one. */
  readonly followUp: FollowUpKind | null;
};

/** Exactly the buttons that the service's flags allow now. What this key may not do is disabled, with the reason. */
export function Actions({ run, hospitalName, followUp }: Props) {
  const { data: session } = useSuspenseQuery(sessionQuery);
  const [asked, setAsked] = useState<Asked | null>(null);
  const deciding = useDecide(run.id, () => setAsked(null));
  const { plan, approvals, flags } = run;
  const verbs = verbsOf({ flags, hasPlan: plan !== null });
  const judged = { approvals, policies: plan?.policies ?? [] };
  const missing = approvals.required - approvals.counting - 1;
  const goesOn = followUp !== null && isAtLeast(session.role, "operator");
  const labelOf = (verb: Verb) => (verb === "approve" && missing > 0 ? texts.approveOne : texts[verb]);
  const reasons = new Map<string, string[]>();
  for (const verb of verbs) {
    const why = whyNot(verb, judged, session.role);
    if (why !== null) reasons.set(why, [...(reasons.get(why) ?? []), labelOf(verb)]);
  }
  const reasonIds = [...reasons.keys()];

  const press = (verb: Verb) => {
    deciding.reset();
    const next = whatToAsk(verb, run);
    if (next) return setAsked(next);
    if (verb === "approve") return deciding.mutate({ verb, digest: plan?.digest ?? "" });
    if (verb !== "reject" && verb !== "override") deciding.mutate({ verb });
  };
  return (
    <>
      {(verbs.length > 0 || goesOn) && (
        <Group gap="sm" role="group" aria-label={texts.label}>
          {goesOn && followUp && <FollowUp kind={followUp} hospitalId={run.organization_id} />}
          {verbs.map((verb, index) => {
            const why = whyNot(verb, judged, session.role);
            return (
              <ActionButton
                key={verb}
                isMain={index === 0 && !goesOn && mainVerbs.has(verb)}
                isGrave={verb === "force-cancel" || (verb === "approve" && destroyedBy(plan).length > 0)}
                pending={deciding.isPending && deciding.variables.verb === verb}
                disabledBy={why === null ? null : `why-not-${reasonIds.indexOf(why)}`}
                onPress={() => press(verb)}
              >
                {labelOf(verb)}
              </ActionButton>
            );
          })}
        </Group>
      )}
      <BesideActions run={run} reasons={reasons} missing={verbs.includes("approve") ? missing : 0} />
      {deciding.error && asked === null && <RefusalNotice error={deciding.error} />}
      <DecisionDialogs
        asked={asked}
        run={run}
        hospitalName={hospitalName}
        deciding={deciding}
        onClose={() => {
          deciding.reset();
          setAsked(null);
        }}
      />
    </>
  );
}

/** What has to be said before a decision is sent, or null. */
function whatToAsk(verb: Verb, { kind, plan }: RunView): Asked | null {
  if (verb === "reject" || verb === "override" || verb === "force-cancel") return verb;
  if (verb === "retry" && kind === "offboard") return "retry";
  return verb === "approve" && destroyedBy(plan).length > 0 ? "approve" : null;
}
