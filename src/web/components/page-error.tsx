import { Button, Group } from "@mantine/core";
import type { ErrorComponentProps } from "@tanstack/react-router";
import { RefusedCall } from "../../api/client.ts";
import { common } from "../texts/common.ts";
import { EmptyState } from "./empty-state.tsx";
import { RefusalNotice } from "./refusal-notice.tsx";

/** What stands in place of a page that broke, or that was refused as a whole. */
export function PageError({ error, reset }: ErrorComponentProps) {
  if (error instanceof RefusedCall) return <RefusalNotice error={error} onRetry={reset} />;
  return (
    <EmptyState icon="alert" title={common.broken.title} text={common.broken.text}>
      <Group mt="sm">
        <Button onClick={() => window.location.reload()}>{common.broken.action}</Button>
      </Group>
    </EmptyState>
  );
}
