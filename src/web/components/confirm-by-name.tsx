import { Button, Group, Stack, Text, TextInput } from "@mantine/core";
import { type ReactNode, useState } from "react";
import { common } from "../texts/common.ts";
import { Dialog } from "./dialog.tsx";
import { RefusalNotice } from "./refusal-notice.tsx";

type Props = {
  readonly opened: boolean;
  readonly title: string;
  /** What has to be typed, such as the hospital's name. */
  readonly name: string;
  /** What happens then, in plain words. */
  readonly children: ReactNode;
  /** What the button says, such as "Destroy the database". */
  readonly action: string;
  readonly pending?: boolean;
  readonly error?: Error | null;
  readonly onConfirm: () => void;
  readonly onClose: () => void;
};

/** Asks for the name before something is destroyed or killed. */
export function ConfirmByName({ opened, title, name, children, action, pending, error, onConfirm, onClose }: Props) {
  const [typed, setTyped] = useState("");
  const fits = typed.trim() === name;
  const close = () => {
    setTyped("");
    onClose();
  };
  return (
    <Dialog opened={opened} onClose={close} title={title}>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          if (fits) onConfirm();
        }}
      >
        <Stack>
          {children}
          <TextInput
            label={
              <>
                To go on, type{" "}
                <Text span fw={650}>
                  {name}
                </Text>
              </>
            }
            value={typed}
            onChange={({ currentTarget }) => setTyped(currentTarget.value)}
            autoComplete="off"
            spellCheck={false}
            data-autofocus
          />
          {error && <RefusalNotice error={error} />}
          <Group justify="flex-end">
            <Button variant="default" onClick={close}>
              {common.cancel}
            </Button>
            <Button type="submit" color="red.8" disabled={!fits} loading={pending ?? false}>
              {action}
            </Button>
          </Group>
        </Stack>
      </form>
    </Dialog>
  );
}
