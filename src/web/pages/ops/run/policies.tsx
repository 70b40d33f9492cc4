import { Stack } from "@mantine/core";
import type { RunView } from "../../../../api/views/run.ts";
import { Card } from "../../../components/card.tsx";
import { runTexts } from "../../../texts/run.ts";
import { PassedPolicies } from "./passed-policies.tsx";
import { ViolatedPolicy } from "./violated-policy.tsx";

/** Every rule that the plan was held against; what it violates comes first. */
export function Policies({ run }: { run: RunView }) {
  if (!run.plan || run.plan.policies.length === 0) return null;
  const { policies } = run.plan;
  const violated = policies.filter(({ passed }) => !passed);
  return (
    <Card title={runTexts.policies.title}>
      <Stack gap="md">
        {violated.map((result) => (
          <ViolatedPolicy key={result.policy} result={result} run={run} />
        ))}
        <PassedPolicies policies={policies.filter(({ passed }) => passed)} areAll={violated.length === 0} />
      </Stack>
    </Card>
  );
}
