import { Button } from "@mantine/core";
import { useSuspenseQuery } from "@tanstack/react-query";
import { isAtLeast, type Role } from "../../../domain/actors.ts";
import { sessionQuery } from "../../queries/session.ts";

type Props = {
  readonly needs: Role;
  /** The id of the `RoleNote` that says why not. */
  readonly note: string;
  readonly isMain?: boolean;
  readonly pending?: boolean;
  readonly onPress: () => void;
  readonly children: string;
};

/** What needs a role. Others can reach it, so that they hear why not, and can't press it. */
export function GuardedButton({ needs, note, isMain = false, pending = false, onPress, children }: Props) {
  const { data: session } = useSuspenseQuery(sessionQuery);
  const may = isAtLeast(session.role, needs);
  return (
    <Button
      variant={isMain && may ? "filled" : "default"}
      loading={pending}
      aria-disabled={!may}
      data-disabled={!may || undefined}
      aria-describedby={may ? undefined : note}
      onClick={() => {
        if (may) onPress();
      }}
    >
      {children}
    </Button>
  );
}
