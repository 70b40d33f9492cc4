import { Anchor, Text, Title } from "@mantine/core";
import { Link } from "@tanstack/react-router";
import type { CaseView } from "../../../../api/views/case.ts";
import { HospitalLink } from "../../../components/hospital-link.tsx";
import rows from "../../../components/rows.module.css";
import { StatusBadge } from "../../../components/status-badge.tsx";
import { Time } from "../../../components/time.tsx";
import { caseTexts } from "../../../texts/fleet.ts";
import { runKindTexts } from "../../../texts/status.ts";
import { waitingTexts } from "../../../texts/waiting.ts";
import { CloseCase } from "./close-case.tsx";

const { cases: texts } = waitingTexts;

/** One case: what happened, what to do, and how it was settled if it was. */
export function CaseItem({ found }: { found: CaseView }) {
  const { hospital, hospital_name, closed, proposed_run, delivery } = found;
  return (
    <li className={rows.row}>
      <div className={rows.about}>
        <div className={rows.head}>
          {hospital && (
            <Text size="sm" span>
              <HospitalLink id={hospital} name={hospital_name} />
            </Text>
          )}
          <Text size="sm" c="var(--quiet-text)" span>
            {texts.opened} <Time at={found.opened_at} form="ago" />
          </Text>
          {found.freezes_upgrades && !closed && (
            <StatusBadge look={{ tone: "waiting", icon: "lock" }}>{texts.frozen}</StatusBadge>
          )}
        </div>
        <Title order={2}>{caseTexts[found.kind]}</Title>
        <Text>{found.message}</Text>
        {closed ? (
          <Text size="sm" c="var(--quiet-text)">
            {texts.closedBy} {closed.by.name}, <Time at={closed.at} />: “{closed.reason}”
          </Text>
        ) : (
          <>
            <Text size="sm">
              <Text span fw={600} inherit>
                {texts.todo}:
              </Text>{" "}
              {found.next_step} {proposed_run && texts.proposed(runKindTexts[proposed_run])}
            </Text>
            {delivery && (
              <Text size="sm">
                <Anchor component={Link} to="/ops/payments?status=dead" underline="always" inherit>
                  {texts.delivery}
                </Anchor>
              </Text>
            )}
          </>
        )}
      </div>
      {!closed && <CloseCase id={found.id} />}
    </li>
  );
}
