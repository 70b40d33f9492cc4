import { useSuspenseQuery } from "@tanstack/react-query";
import { isAtLeast, type Role } from "../../../domain/actors.ts";
import { sessionQuery } from "../../queries/session.ts";
import { ActionButton } from "./action-button.tsx";

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
    <ActionButton isMain={isMain && may} pending={pending} disabledBy={may ? null : note} onPress={onPress}>
      {children}
    </ActionButton>
  );
}
