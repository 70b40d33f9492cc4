import { notifications } from "@mantine/notifications";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { ReasonDialog } from "../../../components/reason-dialog.tsx";
import { replayDelivery } from "../../../queries/billing.ts";
import { common } from "../../../texts/common.ts";
import { paymentsTexts } from "../../../texts/payments.ts";
import { GuardedButton } from "../guarded-button.tsx";

const { replay: texts } = paymentsTexts;

/** Has a delivery handled once more, with a reason. */
export function Replay({ id, isMain }: { id: string; isMain: boolean }) {
  const [asking, setAsking] = useState(false);
  const client = useQueryClient();
  const replaying = useMutation({
    mutationFn: (reason: string) => replayDelivery(id, reason),
    onSuccess: async () => {
      setAsking(false);
      notifications.show({ message: texts.done, closeButtonProps: { "aria-label": common.close } });
      await client.invalidateQueries();
    },
  });
  const ask = (wanted: boolean) => {
    replaying.reset();
    setAsking(wanted);
  };
  return (
    <>
      <GuardedButton needs="operator" note="may-replay" isMain={isMain} onPress={() => ask(true)}>
        {texts.action}
      </GuardedButton>
      {asking && (
        <ReasonDialog
          opened
          title={texts.title}
          label={texts.reason}
          hint={texts.reasonHint}
          action={texts.action}
          pending={replaying.isPending}
          error={replaying.error}
          onClose={() => ask(false)}
          onConfirm={(reason) => replaying.mutate(reason)}
        >
          {texts.text}
        </ReasonDialog>
      )}
    </>
  );
}
