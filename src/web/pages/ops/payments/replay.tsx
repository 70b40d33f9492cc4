import { notifications } from "@mantine/notifications";
import { useQueryClient } from "@tanstack/react-query";
import { replayDelivery } from "../../../queries/billing.ts";
import { common } from "../../../texts/common.ts";
import { paymentsTexts } from "../../../texts/payments.ts";
import { AskedWithReason } from "../asked-with-reason.tsx";
import { GuardedButton } from "../guarded-button.tsx";

const { replay: texts } = paymentsTexts;

/** Has a delivery handled once more, with a reason. */
export function Replay({ id, isMain }: { id: string; isMain: boolean }) {
  const client = useQueryClient();
  return (
    <AskedWithReason
      button={(ask) => (
        <GuardedButton needs="operator" note="may-replay" isMain={isMain} onPress={ask}>
          {texts.action}
        </GuardedButton>
      )}
      title={texts.title}
      label={texts.reason}
      hint={texts.reasonHint}
      action={texts.action}
      act={(reason) => replayDelivery(id, reason)}
      onDone={async () => {
        notifications.show({ message: texts.done, closeButtonProps: { "aria-label": common.close } });
        await client.invalidateQueries();
      }}
    >
      {texts.text}
    </AskedWithReason>
  );
}
