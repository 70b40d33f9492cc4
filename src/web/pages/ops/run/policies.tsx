import { Stack, Text } from "@mantine/core";
import type { RunView } from "../../../../api/views/run.ts";
import { Card } from "../../../components/card.tsx";
import { StatusBadge } from "../../../components/status-badge.tsx";
import { Time } from "../../../components/time.tsx";
import type { Look } from "../../../components/tone.ts";
import { runTexts } from "../../../texts/run.ts";
import { roleTexts } from "../../../texts/status.ts";

const { policies: texts } = runTexts;

const looks: Readonly<Record<"advisory" | "soft" | "hard", Look>> = {
  advisory: { tone: "waiting", icon: "alert" },
  soft: { tone: "waiting", icon: "shield" },
  hard: { tone: "bad", icon: "cross" },
};

/** Every rule that the plan was held against; what it violates comes first. */
export function Policies({ run }: { run: RunView }) {
  if (!run.plan || run.plan.policies.length === 0) return null;
  const sorted = [...run.plan.policies].sort((one, other) => Number(one.passed) - Number(other.passed));
  return (
    <Card title={texts.title}>
      <Stack gap="md">
        {sorted.map(({ policy, title, level, passed, message, overridable_by }) => {
          const letPass = run.overrides.filter((override) => override.policy === policy);
          return (
            <div key={policy}>
              <StatusBadge look={passed ? { tone: "good", icon: "check" } : looks[level]}>
                {passed ? texts.passed : texts.violated[level]}
              </StatusBadge>
              <Text size="sm" fw={550} mt={4}>
                {title}
              </Text>
              {!passed && message && <Text size="sm">{message}</Text>}
              {!passed && overridable_by && letPass.length === 0 && (
                <Text size="sm" c="var(--quiet-text)">
                  {texts.mayLetPass(roleTexts[overridable_by])}
                </Text>
              )}
              {letPass.map(({ by, at, reason }) => (
                <Text key={at} size="sm">
                  {texts.letPass} {by.name}, <Time at={at} />: “{reason}”
                </Text>
              ))}
            </div>
          );
        })}
      </Stack>
    </Card>
  );
}
