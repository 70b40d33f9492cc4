import { Anchor } from "@mantine/core";
import { Link } from "@tanstack/react-router";
import type { FleetRowView } from "../../../../api/views/fleet-row.ts";
import { StatusBadge } from "../../../components/status-badge.tsx";
import { Time } from "../../../components/time.tsx";
import { fleetStateTexts, fleetTexts } from "../../../texts/fleet.ts";
import { planTexts } from "../../../texts/sign-up.ts";
import { runKindTexts, runStatusTexts } from "../../../texts/status.ts";
import classes from "./fleet-table.module.css";
import { fleetLooks } from "./look.ts";
import { Reasons } from "./reasons.tsx";

const { columns } = fleetTexts;

/** One hospital: who it is, how it is and why, and what leads on from here. */
export function FleetRow({ row }: { row: FleetRowView }) {
  const { organization_id: hospital, name, email, slug, state, reasons, tier, plan, run, credentials } = row;
  return (
    <tr className={classes.row}>
      <td className={classes.who}>
        <Anchor component={Link} to={`/ops/hospitals/${hospital}`} className={classes.name}>
          {name}
        </Anchor>
        <span className={classes.quiet}>
          <span className={classes.piece}>
            {slug} {fleetTexts.divider}
          </span>{" "}
          <span className={classes.piece}>{email}</span>
        </span>
      </td>
      <td className={classes.state}>
        <StatusBadge look={fleetLooks[state]}>{fleetStateTexts[state]}</StatusBadge>
        <Reasons reasons={reasons} />
      </td>
      <td>
        <span className={classes.label}>{columns.tier}</span>
        <span className={tier ? classes.tier : classes.quiet}>{tier ?? fleetTexts.noTier}</span>
        <span className={classes.quiet}>{planTexts[plan].name}</span>
      </td>
      <td>
        <span className={classes.label}>{columns.run}</span>
        {run ? (
          <>
            <Link to="/ops/runs/$id" params={{ id: run.id }} className={classes.link}>
              {runKindTexts[run.kind]}
            </Link>
            <span className={classes.quiet}>
              {runStatusTexts[run.status]} {fleetTexts.divider} <Time at={run.at} form="ago" />
            </span>
          </>
        ) : (
          <span className={classes.quiet}>{fleetTexts.noRun}</span>
        )}
      </td>
      <td>
        <span className={classes.label}>{columns.credentials}</span>
        {credentials ? (
          <Time at={credentials.created_at} form="ago" />
        ) : (
          <span className={classes.quiet}>{fleetTexts.noCredentials}</span>
        )}
      </td>
    </tr>
  );
}
