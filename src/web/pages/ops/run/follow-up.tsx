import { Button } from "@mantine/core";
import { useQueryClient } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { askForRun } from "../../../queries/hospital-runs.ts";
import type { FollowUpKind } from "../../../queries/runs.ts";
import { runTexts } from "../../../texts/run.ts";
import { AskedWithReason } from "../asked-with-reason.tsx";

/** The run that goes on from this one, where another kind has to: a recovery, or putting back what drifted. */
export function FollowUp({ kind, hospitalId }: { kind: FollowUpKind; hospitalId: string }) {
  const client = useQueryClient();
  const navigate = useNavigate();
  const texts = kind === "recover" ? runTexts.recover : runTexts.drift;
  return (
    <AskedWithReason
      button={(ask) => <Button onClick={ask}>{texts.ask}</Button>}
      title={texts.ask}
      label={runTexts.actions.reason}
      hint={runTexts.drift.reasonHint}
      action={texts.ask}
      act={(reason) => askForRun(hospitalId, { kind }, reason)}
      onDone={async (next) => {
        await client.invalidateQueries({ queryKey: ["hospitals"] });
        await navigate({ to: "/ops/runs/$id", params: { id: next.id } });
      }}
    >
      {texts.askText}
    </AskedWithReason>
  );
}
