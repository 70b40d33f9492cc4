import { Link } from "@tanstack/react-router";
import { Icon } from "../../../components/icon.tsx";
import { opsHospital } from "../../../texts/ops-hospital.ts";
import classes from "./back-link.module.css";

/** The way back: to a hospital, or without one to all of them. */
export function BackLink({ hospital }: { hospital?: { readonly id: string; readonly name: string } }) {
  const to = hospital ? `/ops/hospitals/${hospital.id}` : "/ops/fleet";
  return (
    <Link to={to} className={classes.back}>
      <Icon name="back" size={15} />
      {hospital?.name ?? opsHospital.fleet}
    </Link>
  );
}
