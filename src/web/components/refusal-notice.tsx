import { Button, Text } from "@mantine/core";
import { common } from "../texts/common.ts";
import { Notice } from "./notice.tsx";
import { refusalOf } from "./refusal.ts";

type Props = { readonly error: Error; readonly title?: string; readonly onRetry?: () => void };

/** A refusal: what happened, what to do, and what support finds it by. */
export function RefusalNotice({ error, title, onRetry }: Props) {
  const refusal = refusalOf(error);
  return (
    <Notice tone="bad" title={title ?? refusal.title} alert>
      <Text size="sm">{refusal.text}</Text>
      {refusal.nextStep && (
        <Text size="sm" mt={4}>
          {refusal.nextStep}
        </Text>
      )}
      {refusal.reference && (
        <Text size="xs" mt="xs" ff="monospace">
          {common.reference}: {refusal.reference}
        </Text>
      )}
      {onRetry && (
        <Button variant="default" size="compact-sm" mt="sm" onClick={onRetry}>
          {common.retry}
        </Button>
      )}
    </Notice>
  );
}
