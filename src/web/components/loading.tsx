import { Skeleton, Stack, VisuallyHidden } from "@mantine/core";
import { common } from "../texts/common.ts";

/** The outline of what is on its way. `rows` is how much of it there will be. */
export function Loading({ rows = 3 }: { rows?: number }) {
  return (
    <Stack gap="md" aria-busy="true">
      <VisuallyHidden role="status">{common.loading}</VisuallyHidden>
      <Skeleton height={34} width="min(340px, 80%)" />
      {Array.from({ length: rows }, (_, row) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: rows of an outline have nothing else
        <Skeleton key={row} height={92} radius="lg" />
      ))}
    </Stack>
  );
}
