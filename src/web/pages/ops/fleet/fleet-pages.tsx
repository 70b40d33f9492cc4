import { Button, Group, Text } from "@mantine/core";
import { useNavigate } from "@tanstack/react-router";
import { Icon } from "../../../components/icon.tsx";
import type { FleetPageData } from "../../../queries/fleet.ts";
import { fleetTexts } from "../../../texts/fleet.ts";
import { rangeText } from "./range-text.ts";

/** Which part of the list is shown, and the way to the next. */
export function FleetPages({ data }: { data: FleetPageData }) {
  const { page, pages } = data;
  const navigate = useNavigate({ from: "/ops/fleet" });
  const go = (to: number) =>
    void navigate({ search: ({ page: _, ...rest }) => ({ ...rest, ...(to > 1 && { page: to }) }) });
  return (
    <Group component="nav" aria-label={fleetTexts.pages} justify="space-between" mt="md">
      <Text size="sm" c="var(--quiet-text)" className="numbers">
        {rangeText(data)}
      </Text>
      {pages > 1 && (
        <Group gap="xs">
          <Button
            variant="default"
            size="sm"
            disabled={page === 1}
            leftSection={<Icon name="back" size={15} />}
            onClick={() => go(page - 1)}
          >
            {fleetTexts.previous}
          </Button>
          <Button
            variant="default"
            size="sm"
            disabled={page === pages}
            rightSection={<Icon name="right" size={15} />}
            onClick={() => go(page + 1)}
          >
            {fleetTexts.next}
          </Button>
        </Group>
      )}
    </Group>
  );
}
