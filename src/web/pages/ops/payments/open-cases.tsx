import { Button } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { Icon } from "../../../components/icon.tsx";
import { waitingCountsQuery } from "../../../queries/waiting.ts";
import { paymentsTexts as texts } from "../../../texts/payments.ts";

/** The way to what payments left for people to decide; nothing where nothing is. */
export function OpenCases() {
  const { data: counts } = useQuery(waitingCountsQuery);
  if (!counts || counts.cases === 0) return null;
  return (
    <Button
      component={Link}
      to="/ops/approvals?show=cases"
      variant="default"
      leftSection={<Icon name="inbox" size={16} />}
    >
      {texts.cases(counts.cases)}
    </Button>
  );
}
