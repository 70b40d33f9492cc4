import { notifications } from "@mantine/notifications";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { ReasonDialog } from "../../../components/reason-dialog.tsx";
import rows from "../../../components/rows.module.css";
import { closeCase } from "../../../queries/waiting.ts";
import { common } from "../../../texts/common.ts";
import { waitingTexts } from "../../../texts/waiting.ts";
import { GuardedButton } from "../guarded-button.tsx";

const { cases: texts } = waitingTexts;

/** Says that a case is settled, and how. */
export function CloseCase({ id }: { id: string }) {
  const [asking, setAsking] = useState(false);
  const client = useQueryClient();
  const closing = useMutation({
    mutationFn: (reason: string) => closeCase(id, reason),
    onSuccess: async () => {
      setAsking(false);
      notifications.show({ message: texts.done, closeButtonProps: { "aria-label": common.close } });
      await client.invalidateQueries();
    },
  });
  const ask = (wanted: boolean) => {
    closing.reset();
    setAsking(wanted);
  };
  return (
    <div className={rows.aside}>
      <GuardedButton needs="operator" note="may-close" onPress={() => ask(true)}>
        {texts.close}
      </GuardedButton>
      {asking && (
        <ReasonDialog
          opened
          title={texts.closeTitle}
          label={texts.reason}
          hint={texts.reasonHint}
          action={texts.close}
          pending={closing.isPending}
          error={closing.error}
          onClose={() => ask(false)}
          onConfirm={(reason) => closing.mutate(reason)}
        >
          {texts.closeText}
        </ReasonDialog>
      )}
    </div>
  );
}
