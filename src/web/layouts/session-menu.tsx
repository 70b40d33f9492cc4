import { Button, Menu, Text } from "@mantine/core";
import { useMutation, useQueryClient, useSuspenseQuery } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { Icon } from "../components/icon.tsx";
import { sessionQuery, signOut } from "../queries/session.ts";
import { ops } from "../texts/ops.ts";
import { roleTexts } from "../texts/status.ts";

/** Who is signed in, with which role, and the way out. */
export function SessionMenu() {
  const { data: session } = useSuspenseQuery(sessionQuery);
  const client = useQueryClient();
  const navigate = useNavigate();
  const leaving = useMutation({
    mutationFn: signOut,
    onSuccess: async () => {
      await navigate({ to: "/ops/sign-in", search: { reason: "signed-out" } });
      client.clear();
    },
  });
  return (
    <Menu position="bottom-end" width={230}>
      <Menu.Target>
        <Button
          variant="subtle"
          color="gray"
          px="xs"
          leftSection={<Icon name="user" />}
          aria-label={`${ops.menu.open}: ${session.actor.name}`}
        >
          <Text span size="sm" fw={550} visibleFrom="sm" truncate maw={180} c="var(--mantine-color-text)">
            {session.actor.name}
          </Text>
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Label>
          {ops.menu.signedInAs} {session.actor.name} · {roleTexts[session.role]}
        </Menu.Label>
        <Menu.Item leftSection={<Icon name="leave" size={16} />} onClick={() => leaving.mutate()}>
          {ops.menu.signOut}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}
