import { Group } from "@mantine/core";
import { Link } from "@tanstack/react-router";
import { StatusBadge } from "../../../components/status-badge.tsx";
import { Time } from "../../../components/time.tsx";
import type { RevisionOfHospital } from "../../../queries/hospital-details.ts";
import { opsHospital } from "../../../texts/ops-hospital.ts";
import { AskLink } from "./ask-link.tsx";
import { configKeyText, configValueText } from "./config-text.ts";
import classes from "./revision-item.module.css";
import list from "./run-list.module.css";

const { configuration: texts } = opsHospital;

type Props = { readonly hospitalId: string; readonly revision: RevisionOfHospital };

/** One revision: what it changed, who asked for it and why, and the way back to it. */
export function RevisionItem({ hospitalId, revision }: Props) {
  const { number, applied, author, reason, created_at, run, difference } = revision;
  return (
    <li className={list.run}>
      <div>
        <Group gap="xs">
          <Link to="/ops/runs/$id" params={{ id: run }} className={list.link}>
            {texts.number(number)}
          </Link>
          {applied && <StatusBadge look={{ tone: "good", icon: "check" }}>{texts.applied}</StatusBadge>}
        </Group>
        <p className={list.meta}>
          “{reason}” {texts.by} {author.name}, <Time at={created_at} form="ago" />
        </p>
        {number === 1 && <p className={classes.change}>{texts.first}</p>}
        {number > 1 && difference.length === 0 && <p className={classes.change}>{texts.same}</p>}
        {number > 1 &&
          difference.map(({ key, before, after }) => (
            <p key={key} className={classes.change}>
              {configKeyText(key)}: <del className={classes.before}>{configValueText(before)}</del> →{" "}
              <ins className={classes.after}>{configValueText(after)}</ins>
            </p>
          ))}
      </div>
      {!applied && (
        <AskLink hospital={hospitalId} ask="revision" revision={number}>
          {texts.goBack}
        </AskLink>
      )}
    </li>
  );
}
