import { notifications } from "@mantine/notifications";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { decideRun, type RunDecision } from "../../../queries/runs.ts";
import { common } from "../../../texts/common.ts";
import { runTexts } from "../../../texts/run.ts";

/** Sends a decision, says that it was taken, and goes on to the run that came of it. */
export function useDecide(runId: string, onTaken: () => void) {
  const client = useQueryClient();
  const navigate = useNavigate();
  return useMutation({
    mutationFn: (decision: RunDecision) => decideRun(runId, decision),
    onSuccess: async (next, { verb }) => {
      onTaken();
      notifications.show({ message: runTexts.actions.done[verb], closeButtonProps: { "aria-label": common.close } });
      client.setQueryData(["runs", next.id], next);
      if (next.id !== runId) await navigate({ to: "/ops/runs/$id", params: { id: next.id } });
      await client.invalidateQueries();
    },
    // A refusal often means that somebody else was faster: then the page shows what there is now.
    onError: () => client.invalidateQueries({ queryKey: ["runs", runId] }),
  });
}

export type Deciding = ReturnType<typeof useDecide>;
