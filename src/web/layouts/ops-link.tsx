import { Link } from "@tanstack/react-router";
import { Icon } from "../components/icon.tsx";
import classes from "./ops-link.module.css";
import type { NavItem } from "./ops-nav.ts";
import { WaitingCount } from "./waiting-count.tsx";

/** One place of the navigation; the present one is marked for eyes and screen readers. */
export function OpsLink({ item, onFollow }: { item: NavItem; onFollow: () => void }) {
  return (
    <Link to={item.to} className={classes.link} activeProps={{ "data-here": true }} onClick={onFollow}>
      <Icon name={item.icon} />
      {item.label}
      {item.counts && <WaitingCount />}
    </Link>
  );
}
