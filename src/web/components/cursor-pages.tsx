import { Button, Group } from "@mantine/core";
import { Icon } from "./icon.tsx";

type Props = {
  readonly label: string;
  readonly toStart: string;
  readonly onwards: string;
  /** Null: this is the first page. */
  readonly onStart: (() => void) | null;
  /** Null: this is the last page. */
  readonly onNext: (() => void) | null;
};

/** The way through a list whose pages follow each other; nothing where there is one page. */
export function CursorPages({ label, toStart, onwards, onStart, onNext }: Props) {
  if (!onStart && !onNext) return null;
  return (
    <Group component="nav" aria-label={label} justify="flex-end" gap="xs" mt="md">
      {onStart && (
        <Button variant="default" size="sm" leftSection={<Icon name="back" size={15} />} onClick={onStart}>
          {toStart}
        </Button>
      )}
      {onNext && (
        <Button variant="default" size="sm" rightSection={<Icon name="right" size={15} />} onClick={onNext}>
          {onwards}
        </Button>
      )}
    </Group>
  );
}
