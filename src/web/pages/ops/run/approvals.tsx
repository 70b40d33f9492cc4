import { Stack, Text } from "@mantine/core";
import type { RunView } from "../../../../api/views/run.ts";
import { Card } from "../../../components/card.tsx";
import { StatusBadge } from "../../../components/status-badge.tsx";
import { Time } from "../../../components/time.tsx";
import { runTexts } from "../../../texts/run.ts";
import { roleTexts } from "../../../texts/status.ts";

const { approvals: texts } = runTexts;

/** Who said yes to which plan, and how many more are needed. */
export function Approvals({ run }: { run: RunView }) {
  const { required, counting, given } = run.approvals;
  return (
    <Card title={texts.title}>
      <Stack gap="sm">
        {run.confirmation?.by === "rule" ? (
          <Text size="sm">
            {texts.notNeeded} {run.confirmation.rule}
          </Text>
        ) : (
          <Text size="sm" fw={600}>
            {texts.of(counting, required)}
          </Text>
        )}
        {given.map(({ by, role, at, digest, comment, carried_over_from }) => (
          <div key={`${by.id}-${at}`}>
            <StatusBadge
              look={digest === run.plan?.digest ? { tone: "good", icon: "check" } : { tone: "quiet", icon: "minus" }}
            >
              {by.name}
            </StatusBadge>
            <Text size="sm" c="var(--quiet-text)" mt={4}>
              {roleTexts[role]}, <Time at={at} />
            </Text>
            {comment && <Text size="sm">“{comment}”</Text>}
            {carried_over_from !== null && <Text size="sm">{texts.carriedOver}</Text>}
            {digest !== run.plan?.digest && <Text size="sm">{texts.voided}</Text>}
          </div>
        ))}
        {run.plan && (
          <Text size="sm" c="var(--quiet-text)">
            {texts.planAge} <Time at={run.plan.made_at} form="ago" />
            {run.expires_at && !run.has_ended && (
              <>
                {" · "}
                {texts.expires} <Time at={run.expires_at} form="ago" />
              </>
            )}
          </Text>
        )}
      </Stack>
    </Card>
  );
}
