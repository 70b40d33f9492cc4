import { Button } from "@mantine/core";
import { Link } from "@tanstack/react-router";
import { Icon } from "../../../components/icon.tsx";
import { paymentsTexts as texts } from "../../../texts/payments.ts";

/** The way to what is left for people to decide. */
export function OpenCases({ count }: { count: number }) {
  return (
    <Button
      component={Link}
      to="/ops/approvals?show=cases"
      variant="default"
      leftSection={<Icon name="inbox" size={16} />}
    >
      {texts.cases(count)}
    </Button>
  );
}
