import { Paper, Title } from "@mantine/core";
import type { ReactNode } from "react";
import classes from "./card.module.css";

type Props = { readonly title?: string; readonly children: ReactNode; readonly className?: string | undefined };

/** A part of a page that belongs together, on a ground of its own. With a title it is a region of that name. */
export function Card({ title, children, className }: Props) {
  return (
    <Paper
      component="section"
      aria-label={title}
      className={`${classes.card} ${className ?? ""}`}
      p={{ base: "md", sm: "lg" }}
    >
      {title && (
        <Title order={2} mb="md">
          {title}
        </Title>
      )}
      {children}
    </Paper>
  );
}
