import { Code, Group, Text } from "@mantine/core";
import { common } from "../texts/common.ts";
import { CopyButton } from "./copy-button.tsx";

/** What people give to support, to be copied. */
export function Reference({ value }: { value: string }) {
  return (
    <Group gap="xs" mt="sm">
      <Text size="sm" c="var(--quiet-text)">
        {common.reference}
      </Text>
      <Code>{value}</Code>
      <CopyButton value={value} what={common.reference} />
    </Group>
  );
}
