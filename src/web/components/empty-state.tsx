import { Center, Stack, Text, Title } from "@mantine/core";
import type { ReactNode } from "react";
import { Icon } from "./icon.tsx";
import type { IconName } from "./icon-paths.ts";

type Props = { readonly icon: IconName; readonly title: string; readonly text?: string; readonly children?: ReactNode };

/** Where there is nothing to show: why, and what can be done. */
export function EmptyState({ icon, title, text, children }: Props) {
  return (
    <Center py="xl" ta="center">
      <Stack align="center" gap="xs" maw="48ch">
        <Text c="var(--quiet-text)" component="span">
          <Icon name={icon} size={40} />
        </Text>
        <Title order={2}>{title}</Title>
        {text && <Text c="var(--quiet-text)">{text}</Text>}
        {children}
      </Stack>
    </Center>
  );
}
