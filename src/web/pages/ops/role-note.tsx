import { useSuspenseQuery } from "@tanstack/react-query";
import { isAtLeast, type Role } from "../../../domain/actors.ts";
import { Icon } from "../../components/icon.tsx";
import { sessionQuery } from "../../queries/session.ts";
import classes from "./role-note.module.css";

/** Says once, for all buttons of its kind, that the role lacks. Nothing for who may. */
export function RoleNote({ id, needs, children }: { id: string; needs: Role; children: string }) {
  const { data: session } = useSuspenseQuery(sessionQuery);
  if (isAtLeast(session.role, needs)) return null;
  return (
    <p id={id} className={classes.note}>
      <Icon name="lock" size={16} />
      {children}
    </p>
  );
}
