import { Button, Group, Stack, Text, Textarea } from "@mantine/core";
import { type ReactNode, useState } from "react";
import { common } from "../texts/common.ts";
import { Dialog } from "./dialog.tsx";
import { RefusalNotice } from "./refusal-notice.tsx";

type Props = {
  readonly opened: boolean;
  readonly title: string;
  /** What happens then, in plain words. */
  readonly children?: ReactNode;
  readonly label: string;
  readonly hint: string;
  readonly action: string;
  readonly pending: boolean;
  readonly error: Error | null;
  readonly onConfirm: (reason: string) => void;
  readonly onClose: () => void;
};

/** Asks why before something is decided. */
export function ReasonDialog(props: Props) {
  const { opened, title, children, label, hint, action, pending, error, onConfirm, onClose } = props;
  const [reason, setReason] = useState("");
  const isThere = reason.trim() !== "";
  return (
    <Dialog opened={opened} onClose={onClose} title={title}>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          if (isThere) onConfirm(reason.trim());
        }}
      >
        <Stack>
          {children && <Text size="sm">{children}</Text>}
          <Textarea
            label={label}
            description={hint}
            value={reason}
            onChange={({ currentTarget }) => setReason(currentTarget.value)}
            maxLength={500}
            autosize
            minRows={2}
            data-autofocus
          />
          {error && <RefusalNotice error={error} />}
          <Group justify="flex-end">
            <Button variant="default" onClick={onClose}>
              {common.cancel}
            </Button>
            <Button type="submit" disabled={!isThere} loading={pending}>
              {action}
            </Button>
          </Group>
        </Stack>
      </form>
    </Dialog>
  );
}
