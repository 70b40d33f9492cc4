import { Button, Stack, Text, Textarea } from "@mantine/core";
import { notifications } from "@mantine/notifications";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { useState } from "react";
import type { HospitalView } from "../../../../../api/views/hospital.ts";
import { Card } from "../../../../components/card.tsx";
import { ConfirmByName } from "../../../../components/confirm-by-name.tsx";
import { RefusalNotice } from "../../../../components/refusal-notice.tsx";
import { askForRun, type Wish } from "../../../../queries/hospital-runs.ts";
import { common } from "../../../../texts/common.ts";
import { newChangeTexts as texts } from "../../../../texts/new-change.ts";

type Props = {
  readonly hospital: HospitalView;
  readonly wish: Wish | null;
  /** What the wish would do stands on the page. */
  readonly isForeseen: boolean;
  readonly isRefused: boolean;
};

/** Asks for the run, with the reason; for the end of a hospital only after its name was typed. Leads to the run. */
export function AskButton({ hospital, wish, isForeseen, isRefused }: Props) {
  const { organization_id: id, name } = hospital;
  const [reason, setReason] = useState("");
  const [isEnding, setIsEnding] = useState(false);
  const client = useQueryClient();
  const navigate = useNavigate();
  const asking = useMutation({
    mutationFn: ({ wish, confirm }: { wish: Wish; confirm?: string }) => askForRun(id, wish, reason.trim(), confirm),
    onSuccess: async (run) => {
      notifications.show({ message: texts.asked, closeButtonProps: { "aria-label": common.close } });
      void client.invalidateQueries({ queryKey: ["hospitals", id] });
      await navigate({ to: "/ops/runs/$id", params: { id: run.id } });
    },
  });
  const missing = whatIsMissing(wish, isForeseen, isRefused, reason);
  const isEnd = wish?.kind === "offboard";
  return (
    <Card>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          if (missing || !wish) return;
          if (isEnd) setIsEnding(true);
          else asking.mutate({ wish });
        }}
      >
        <Stack gap="sm">
          <Textarea
            label={texts.reason}
            description={texts.reasonHint}
            value={reason}
            onChange={({ currentTarget }) => setReason(currentTarget.value)}
            maxLength={500}
            autosize
            minRows={2}
          />
          <Button
            type="submit"
            {...(isEnd && { color: "red.8" })}
            disabled={missing !== null}
            loading={asking.isPending}
            aria-describedby="ask-missing"
          >
            {isEnd ? texts.askEnd : texts.ask}
          </Button>
          {missing && (
            <Text id="ask-missing" size="sm" c="var(--quiet-text)">
              {missing}
            </Text>
          )}
          {asking.error && !isEnding && <RefusalNotice error={asking.error} />}
        </Stack>
      </form>
      <ConfirmByName
        opened={isEnding}
        title={texts.end.title}
        name={name}
        action={texts.askEnd}
        pending={asking.isPending}
        error={asking.error}
        onClose={() => {
          asking.reset();
          setIsEnding(false);
        }}
        onConfirm={() => wish && asking.mutate({ wish, confirm: name })}
      >
        <Text size="sm">{texts.end.text}</Text>
      </ConfirmByName>
    </Card>
  );
}

/** Why it can't be asked for yet; null if it can. */
function whatIsMissing(wish: Wish | null, isForeseen: boolean, isRefused: boolean, reason: string): string | null {
  if (isRefused) return texts.needs.refused;
  if (wish === null) return texts.needs.choice;
  if (!isForeseen) return texts.needs.outlook;
  return reason.trim() === "" ? texts.needs.reason : null;
}
