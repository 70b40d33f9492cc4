import { notifications } from "@mantine/notifications";
import { useQueryClient } from "@tanstack/react-query";
import rows from "../../../components/rows.module.css";
import { closeCase } from "../../../queries/waiting.ts";
import { common } from "../../../texts/common.ts";
import { waitingTexts } from "../../../texts/waiting.ts";
import { AskedWithReason } from "../asked-with-reason.tsx";
import { GuardedButton } from "../guarded-button.tsx";

const { cases: texts } = waitingTexts;

/** Says that a case is settled, and how. */
export function CloseCase({ id }: { id: string }) {
  const client = useQueryClient();
  return (
    <div className={rows.aside}>
      <AskedWithReason
        button={(ask) => (
          <GuardedButton needs="operator" note="may-close" onPress={ask}>
            {texts.close}
          </GuardedButton>
        )}
        title={texts.closeTitle}
        label={texts.reason}
        hint={texts.reasonHint}
        action={texts.close}
        act={(reason) => closeCase(id, reason)}
        onDone={async () => {
          notifications.show({ message: texts.done, closeButtonProps: { "aria-label": common.close } });
          await client.invalidateQueries();
        }}
      >
        {texts.closeText}
      </AskedWithReason>
    </div>
  );
}
