import { Stack, Text } from "@mantine/core";
import type { RunView } from "../../../../api/views/run.ts";
import { Card } from "../../../components/card.tsx";
import { Notice } from "../../../components/notice.tsx";
import { Time } from "../../../components/time.tsx";
import { runTexts } from "../../../texts/run.ts";
import { GivenApproval } from "./given-approval.tsx";

const { approvals: texts } = runTexts;

/** Who said yes to which plan, and how many more are needed. */
export function Approvals({ run }: { run: RunView }) {
  const { plan, confirmation, expires_at, has_ended } = run;
  const { required, counting, given } = run.approvals;
  if (!plan?.change_set.has_changes) return null;
  const isVoided = given.some(({ digest }) => digest !== plan.digest);
  return (
    <Card title={texts.title}>
      <Stack gap="sm">
        {confirmation?.by === "rule" ? (
          <Text size="sm">
            {texts.notNeeded} {confirmation.rule}
          </Text>
        ) : (
          <Text fw={600}>{texts.of(counting, required)}</Text>
        )}
        {isVoided && !has_ended && (
          <Notice tone="waiting" title={texts.voidedTitle}>
            {texts.voidedText}
          </Notice>
        )}
        {given.map((approval) => (
          <GivenApproval
            key={`${approval.by.id}-${approval.at}`}
            approval={approval}
            counts={approval.digest === plan.digest}
          />
        ))}
        <Text size="sm" c="var(--quiet-text)">
          {texts.planAge} <Time at={plan.made_at} form="ago" />
          {expires_at && !has_ended && (
            <>
              {" · "}
              {texts.expires} <Time at={expires_at} form="ago" />
            </>
          )}
        </Text>
      </Stack>
    </Card>
  );
}
