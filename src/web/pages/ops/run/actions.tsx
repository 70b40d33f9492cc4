import { Button, Stack, Text } from "@mantine/core";
import { notifications } from "@mantine/notifications";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { useState } from "react";
import type { RunView } from "../../../../api/views/run.ts";
import { Card } from "../../../components/card.tsx";
import { ConfirmByName } from "../../../components/confirm-by-name.tsx";
import { Notice } from "../../../components/notice.tsx";
import { ReasonDialog } from "../../../components/reason-dialog.tsx";
import { RefusalNotice } from "../../../components/refusal-notice.tsx";
import { Time } from "../../../components/time.tsx";
import { decideRun, type RunDecision } from "../../../queries/runs.ts";
import { common } from "../../../texts/common.ts";
import { runTexts } from "../../../texts/run.ts";

const { actions: texts } = runTexts;

type Asking = "reject" | "override" | "force-cancel" | "retry" | null;

/** Exactly what the service's flags allow now. */
export function Actions({ run, hospitalName }: { run: RunView; hospitalName: string }) {
  const [asking, setAsking] = useState<Asking>(null);
  const client = useQueryClient();
  const navigate = useNavigate();
  const deciding = useMutation({
    mutationFn: (decision: RunDecision) => decideRun(run.id, decision),
    onSuccess: async (next, { verb }) => {
      setAsking(null);
      notifications.show({ message: texts.done[verb], closeButtonProps: { "aria-label": common.close } });
      await client.invalidateQueries();
      if (next.id !== run.id) await navigate({ to: "/ops/runs/$id", params: { id: next.id } });
    },
  });
  const { flags, plan, approvals } = run;
  const ask = (what: Asking) => {
    deciding.reset();
    setAsking(what);
  };
  const { isPending: pending, error } = deciding;
  const hasNone = ![
    flags.confirmable,
    flags.overridable,
    flags.previewable,
    flags.discardable,
    flags.cancelable,
    flags.force_cancelable,
    flags.force_cancel_available_at !== null,
    flags.retryable,
  ].includes(true);
  const simple = (verb: "preview" | "discard" | "cancel") => (
    <Button key={verb} variant="default" loading={pending} onClick={() => deciding.mutate({ verb })}>
      {texts[verb]}
    </Button>
  );
  const close = () => ask(null);
  return (
    <Card title={texts.title}>
      <Stack gap="sm">
        {hasNone && <Text c="var(--quiet-text)">{texts.none}</Text>}
        {flags.confirmable && plan && (
          <>
            <Button
              disabled={!approvals.you_may}
              loading={pending}
              onClick={() => deciding.mutate({ verb: "approve", digest: plan.digest })}
            >
              {texts.approve}
            </Button>
            {approvals.why_not && (
              <Notice tone="quiet" icon="lock">
                {approvals.why_not}
              </Notice>
            )}
          </>
        )}
        {flags.overridable && <Button onClick={() => ask("override")}>{texts.override}</Button>}
        {flags.retryable && (
          <Button
            loading={pending}
            onClick={() => (run.kind === "offboard" ? ask("retry") : deciding.mutate({ verb: "retry" }))}
          >
            {texts.retry}
          </Button>
        )}
        {flags.previewable && simple("preview")}
        {flags.previewable && (
          <Button variant="default" onClick={() => ask("reject")}>
            {texts.reject}
          </Button>
        )}
        {flags.discardable && simple("discard")}
        {flags.cancelable && simple("cancel")}
        {flags.force_cancelable && (
          <Button color="red.8" onClick={() => ask("force-cancel")}>
            {texts["force-cancel"]}
          </Button>
        )}
        {flags.force_cancel_available_at && !flags.force_cancelable && (
          <Text size="sm">
            {texts.forceFrom} <Time at={flags.force_cancel_available_at} form="second" />
          </Text>
        )}
        {error && asking === null && <RefusalNotice error={error} />}
      </Stack>
      {(asking === "reject" || asking === "override") && (
        <ReasonDialog
          opened
          title={texts[asking]}
          label={texts.reason}
          hint={texts.reasonHint}
          action={texts[asking]}
          pending={pending}
          error={error}
          onClose={close}
          onConfirm={(reason) =>
            deciding.mutate(
              asking === "reject" ? { verb: asking, reason } : { verb: asking, reason, digest: plan?.digest ?? "" },
            )
          }
        />
      )}
      <ConfirmByName
        opened={asking === "force-cancel" || asking === "retry"}
        title={asking === "retry" ? texts.destroyTitle : texts.killTitle}
        name={hospitalName}
        action={asking === "retry" ? texts.retry : texts["force-cancel"]}
        pending={pending}
        error={error}
        onClose={close}
        onConfirm={() =>
          deciding.mutate(asking === "retry" ? { verb: "retry", confirm: hospitalName } : { verb: "force-cancel" })
        }
      >
        <Text size="sm">{asking === "retry" ? texts.destroyText : texts.killText}</Text>
      </ConfirmByName>
    </Card>
  );
}
