import { VisuallyHidden } from "@mantine/core";
import { useSaid } from "./announce.ts";

/** The one region that screen readers listen to; see `announce`. The same text twice is said twice. */
export function Announcer() {
  const { text, count } = useSaid();
  return (
    <VisuallyHidden role="status" aria-live="polite">
      {text}
      {count % 2 === 0 ? "" : "\u00a0"}
    </VisuallyHidden>
  );
}
