import { Modal } from "@mantine/core";
import { type ReactNode, useEffect } from "react";

type Props = {
  readonly opened: boolean;
  readonly title: string;
  readonly children: ReactNode;
  readonly onClose: () => void;
};

/** What has to be answered before anything else. The library's own head would be a second banner of the page. */
export function Dialog({ opened, title, children, onClose }: Props) {
  useReturnedFocus(opened);
  return (
    <Modal.Root opened={opened} onClose={onClose} centered>
      <Modal.Overlay />
      <Modal.Content>
        <Modal.Body p="lg">
          <Modal.Title fz="h2" fw={650} mb="md">
            {title}
          </Modal.Title>
          {children}
        </Modal.Body>
      </Modal.Content>
    </Modal.Root>
  );
}

/** Whoever closes it goes on where they were, also where the whole dialog is taken away at once. */
function useReturnedFocus(opened: boolean): void {
  useEffect(() => {
    const before = opened ? document.activeElement : null;
    if (!(before instanceof HTMLElement)) return;
    return () => {
      setTimeout(() => {
        if (before.isConnected && document.activeElement === document.body) before.focus();
      });
    };
  }, [opened]);
}
