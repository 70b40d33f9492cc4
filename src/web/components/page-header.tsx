import { Group, Stack, Text, Title } from "@mantine/core";
import type { ReactNode } from "react";
import { common } from "../texts/common.ts";

type Props = {
  readonly title: string;
  /** What the browser's tab says, if not the title. */
  readonly tab?: string;
  readonly lead?: ReactNode;
  /** Beside the title, such as a badge. */
  readonly beside?: ReactNode;
  readonly actions?: ReactNode;
};

/** The head of a page: its title, which gets the focus after a step to another page, and the browser's tab. */
export function PageHeader({ title, tab = title, lead, beside, actions }: Props) {
  return (
    <Group justify="space-between" align="flex-start" gap="md" mb="lg">
      <title>{`${tab} · ${common.product}`}</title>
      <Stack gap={6}>
        <Group gap="sm">
          <Title order={1} tabIndex={-1}>
            {title}
          </Title>
          {beside}
        </Group>
        {lead && (
          <Text c="var(--quiet-text)" maw="62ch">
            {lead}
          </Text>
        )}
      </Stack>
      {actions && <Group gap="xs">{actions}</Group>}
    </Group>
  );
}
