import { Burger } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { waitingCountsQuery } from "../queries/waiting.ts";
import { ops } from "../texts/ops.ts";
import { waitingTexts } from "../texts/waiting.ts";
import classes from "./nav-burger.module.css";

/** Opens the navigation on a telephone. A dot says that something waits for people, which stands in there. */
export function NavBurger({ opened, onToggle }: { opened: boolean; onToggle: () => void }) {
  const { data } = useQuery(waitingCountsQuery);
  const count = data ? data.runs + data.cases : 0;
  return (
    <Burger
      opened={opened}
      onClick={onToggle}
      hiddenFrom="sm"
      size="sm"
      className={classes.burger}
      data-waiting={(count > 0 && !opened) || undefined}
      aria-expanded={opened}
      aria-label={count > 0 ? `${ops.nav.label}: ${waitingTexts.count(count)}` : ops.nav.label}
    />
  );
}
