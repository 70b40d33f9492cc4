import { List, Text } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { runQuery } from "../../../queries/runs.ts";
import { opsHospital } from "../../../texts/ops-hospital.ts";

const { drift: texts } = opsHospital;

/** What a drift check found, one line for each resource. */
export function Drifted({ runId }: { runId: string }) {
  const { data: run } = useQuery(runQuery(runId));
  if (!run?.drift) return null;
  const { resources } = run.drift;
  return (
    <div>
      <Text size="sm" fw={550}>
        {texts.resources(resources.length)}
      </Text>
      <List size="sm">
        {resources.map(({ urn, name, cause, properties }) => (
          <List.Item key={urn}>
            {name}, {texts.causes[cause]}
            {properties.length > 0 && `: ${properties.map(({ path }) => path).join(", ")}`}
          </List.Item>
        ))}
      </List>
    </div>
  );
}
