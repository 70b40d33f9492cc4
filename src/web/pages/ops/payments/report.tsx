import { Anchor, Group, Text } from "@mantine/core";
import { Link } from "@tanstack/react-router";
import type { ReconciliationView } from "../../../../api/views/reconciliation.ts";
import { HospitalLink } from "../../../components/hospital-link.tsx";
import { Notice } from "../../../components/notice.tsx";
import { StatusBadge } from "../../../components/status-badge.tsx";
import { Time } from "../../../components/time.tsx";
import { paymentsTexts } from "../../../texts/payments.ts";
import classes from "./reconciliation.module.css";

const { reconciliation: texts } = paymentsTexts;

/** What the newest comparison found: what needs a person first, then what was put right, and who did not answer. */
export function Report({ report }: { report: ReconciliationView }) {
  const { findings, healed, silences } = report;
  return (
    <>
      <Group gap="6px 12px">
        {findings.length + healed.length + silences.length === 0 && (
          <StatusBadge look={{ tone: "good", icon: "check" }}>{texts.fine}</StatusBadge>
        )}
        <Text size="sm">
          {texts.at} <Time at={report.at} form="ago" />: {comparedIn(report)}.
        </Text>
      </Group>
      {findings.length > 0 && (
        <Notice tone="waiting" title={texts.found(findings.length)}>
          <ul className={classes.list}>
            {findings.map((found) => (
              <li key={found.case}>{found.message}</li>
            ))}
          </ul>
          <Anchor component={Link} to="/ops/approvals?show=cases" underline="always" size="sm">
            {paymentsTexts.toCases}
          </Anchor>
        </Notice>
      )}
      {healed.length > 0 && (
        <Notice tone="good" title={texts.healed(healed.length)}>
          <ul className={classes.list}>
            {healed.map(({ hospital, hospital_name, what }) => (
              <li key={`${hospital} ${what}`}>
                <HospitalLink id={hospital} name={hospital_name} />: {what}
              </li>
            ))}
          </ul>
        </Notice>
      )}
      {silences.map(({ who, message }) => (
        <Notice key={`${who} ${message}`} tone="waiting" icon="offline" title={texts.silent[who]}>
          <Text size="sm">
            {message} {texts.silentText}
          </Text>
        </Notice>
      ))}
    </>
  );
}

/** How many of each; of who did not answer there is no number. */
function comparedIn({ subscriptions, hospitals, projects }: ReconciliationView): string {
  return [
    ...(subscriptions === null ? [] : [texts.subscriptions(subscriptions)]),
    texts.hospitals(hospitals),
    ...(projects === null ? [] : [texts.projects(projects)]),
  ].join(", ");
}
