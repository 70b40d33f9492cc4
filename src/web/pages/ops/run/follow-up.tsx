import { Button } from "@mantine/core";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { useState } from "react";
import { ReasonDialog } from "../../../components/reason-dialog.tsx";
import { askForRun } from "../../../queries/hospital-runs.ts";
import type { FollowUpKind } from "../../../queries/runs.ts";
import { runTexts } from "../../../texts/run.ts";

/** The run that goes on from this one, where another kind has to: a recovery, or putting back what drifted. */
export function FollowUp({ kind, hospitalId }: { kind: FollowUpKind; hospitalId: string }) {
  const [isAsking, setIsAsking] = useState(false);
  const client = useQueryClient();
  const navigate = useNavigate();
  const asking = useMutation({
    mutationFn: (reason: string) => askForRun(hospitalId, { kind }, reason),
    onSuccess: async (next) => {
      setIsAsking(false);
      await client.invalidateQueries({ queryKey: ["hospitals"] });
      await navigate({ to: "/ops/runs/$id", params: { id: next.id } });
    },
  });
  const texts = kind === "recover" ? runTexts.recover : runTexts.drift;
  return (
    <>
      <Button onClick={() => setIsAsking(true)}>{texts.ask}</Button>
      {isAsking && (
        <ReasonDialog
          opened
          title={texts.ask}
          label={runTexts.actions.reason}
          hint={runTexts.drift.reasonHint}
          action={texts.ask}
          pending={asking.isPending}
          error={asking.error}
          onClose={() => {
            asking.reset();
            setIsAsking(false);
          }}
          onConfirm={(reason) => asking.mutate(reason)}
        >
          {texts.askText}
        </ReasonDialog>
      )}
    </>
  );
}
