import { Text } from "@mantine/core";
import type { RunView } from "../../../../api/views/run.ts";
import { StatusBadge } from "../../../components/status-badge.tsx";
import { Time } from "../../../components/time.tsx";
import type { Look } from "../../../components/tone.ts";
import { runTexts } from "../../../texts/run.ts";
import { roleTexts } from "../../../texts/status.ts";
import type { PolicyResult } from "./passed-policies.tsx";

const { policies: texts } = runTexts;

const looks: Readonly<Record<"advisory" | "soft" | "hard", Look>> = {
  advisory: { tone: "waiting", icon: "alert" },
  soft: { tone: "waiting", icon: "shield" },
  hard: { tone: "bad", icon: "cross" },
};

/** A rule that the plan violates: what that means, and who let it pass and why. */
export function ViolatedPolicy({ result, run }: { result: PolicyResult; run: RunView }) {
  const { policy, title, level, message, overridable_by } = result;
  const letPass = run.overrides.filter((override) => override.policy === policy);
  const counts = letPass.some(({ digest }) => digest === run.plan?.digest);
  return (
    <div>
      <StatusBadge look={counts ? { tone: "good", icon: "shield" } : looks[level]}>
        {counts ? texts.isLetPass : texts.violated[level]}
      </StatusBadge>
      <Text size="sm" fw={600} mt={6}>
        {title}
      </Text>
      {message && <Text size="sm">{message}</Text>}
      {overridable_by && !counts && (
        <Text size="sm" c="var(--quiet-text)">
          {texts.mayLetPass(roleTexts[overridable_by])}
        </Text>
      )}
      {letPass.map(({ by, at, reason, digest }) => (
        <Text key={at} size="sm" mt={4}>
          {texts.letPass} {by.name}, <Time at={at} />: “{reason}” {digest !== run.plan?.digest && texts.forEarlier}
        </Text>
      ))}
    </div>
  );
}
