import { Button } from "@mantine/core";
import { useClipboard } from "@mantine/hooks";
import { useEffect } from "react";
import { common } from "../texts/common.ts";
import { announce } from "./announce.ts";
import { Icon } from "./icon.tsx";

/** Copies `value`; `what` names it for screen readers, such as "password". */
export function CopyButton({ value, what, compact = true }: { value: string; what: string; compact?: boolean }) {
  const { copied, copy, error } = useClipboard({ timeout: 2_000 });
  useEffect(() => {
    if (copied) announce(`${common.copied}: ${what}`);
    if (error) announce(common.copyFailed);
  }, [copied, error, what]);
  return (
    <Button
      variant="default"
      size={compact ? "compact-sm" : "sm"}
      aria-label={`${copied ? common.copied : common.copy} ${what}`}
      leftSection={<Icon name={copied ? "check" : "copy"} size={15} />}
      onClick={() => copy(value)}
    >
      {copied ? common.copied : common.copy}
    </Button>
  );
}
