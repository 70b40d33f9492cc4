import { Anchor, Text } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { EmptyState } from "../../../components/empty-state.tsx";
import { waitingCountsQuery } from "../../../queries/waiting.ts";
import { waitingTexts } from "../../../texts/waiting.ts";

const { runs: texts } = waitingTexts;

/** No run waits; if cases are open, that is not all. */
export function NothingWaits() {
  const { data: counts } = useQuery(waitingCountsQuery);
  return (
    <EmptyState icon="check" title={texts.none} text={texts.noneText}>
      {counts !== undefined && counts.cases > 0 && (
        <Text>
          {texts.noneAndCases(counts.cases)}{" "}
          <Anchor component={Link} to="/ops/approvals?show=cases" underline="always" inherit>
            {texts.toCases}
          </Anchor>
        </Text>
      )}
    </EmptyState>
  );
}
