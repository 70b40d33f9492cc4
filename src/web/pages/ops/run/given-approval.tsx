import { Text } from "@mantine/core";
import type { RunView } from "../../../../api/views/run.ts";
import { StatusBadge } from "../../../components/status-badge.tsx";
import { Time } from "../../../components/time.tsx";
import { runTexts } from "../../../texts/run.ts";
import { roleTexts } from "../../../texts/status.ts";

const { approvals: texts } = runTexts;

type Props = {
  readonly approval: RunView["approvals"]["given"][number];
  /** It was given to the plan as it is now. */
  readonly counts: boolean;
};

/** One person's yes. */
export function GivenApproval({ approval: { by, role, at, comment, carried_over_from }, counts }: Props) {
  return (
    <div>
      <StatusBadge look={counts ? { tone: "good", icon: "check" } : { tone: "quiet", icon: "minus" }}>
        {by.name}
      </StatusBadge>
      <Text size="sm" c="var(--quiet-text)" mt={4}>
        {roleTexts[role]}, <Time at={at} />
      </Text>
      {comment && <Text size="sm">“{comment}”</Text>}
      {carried_over_from !== null && <Text size="sm">{texts.carriedOver}</Text>}
      {!counts && <Text size="sm">{texts.voided}</Text>}
    </div>
  );
}
