import { List, Text } from "@mantine/core";
import type { RunView } from "../../../../api/views/run.ts";
import { ConfirmByName } from "../../../components/confirm-by-name.tsx";
import { ReasonDialog } from "../../../components/reason-dialog.tsx";
import { runTexts } from "../../../texts/run.ts";
import { destroyedBy } from "./destroyed.ts";
import type { Deciding } from "./use-decide.ts";

const { actions: texts } = runTexts;

export type Asked = "reject" | "override" | "force-cancel" | "retry" | "approve";

type Props = {
  readonly asked: Asked | null;
  readonly run: RunView;
  readonly hospitalName: string;
  readonly deciding: Deciding;
  readonly onClose: () => void;
};

const titles = { retry: texts.destroyTitle, approve: texts.approveTitle, "force-cancel": texts.killTitle } as const;

/** What is asked before a decision: why, or the hospital's name where something is destroyed or killed. */
export function DecisionDialogs({ asked, run, hospitalName, deciding, onClose }: Props) {
  const { isPending: pending, error, mutate } = deciding;
  const digest = run.plan?.digest ?? "";
  if (asked === null) return null;
  if (asked === "reject" || asked === "override") {
    return (
      <ReasonDialog
        opened
        title={texts[asked]}
        label={texts.reason}
        hint={texts.reasonHint}
        action={texts[asked]}
        pending={pending}
        error={error}
        onClose={onClose}
        onConfirm={(reason) => mutate(asked === "reject" ? { verb: asked, reason } : { verb: asked, reason, digest })}
      />
    );
  }
  const confirm = () => {
    if (asked === "retry") mutate({ verb: asked, confirm: hospitalName });
    else if (asked === "approve") mutate({ verb: asked, digest });
    else mutate({ verb: asked });
  };
  return (
    <ConfirmByName
      opened
      title={titles[asked]}
      name={hospitalName}
      action={texts[asked]}
      pending={pending}
      error={error}
      onClose={onClose}
      onConfirm={confirm}
    >
      {asked === "approve" ? (
        <>
          <Text size="sm">{texts.approveText}</Text>
          <List size="sm">
            {destroyedBy(run.plan).map((name) => (
              <List.Item key={name}>{name}</List.Item>
            ))}
          </List>
        </>
      ) : (
        <Text size="sm">{asked === "retry" ? texts.destroyText : texts.killText}</Text>
      )}
    </ConfirmByName>
  );
}
