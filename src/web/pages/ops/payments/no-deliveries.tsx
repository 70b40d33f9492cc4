import { Button } from "@mantine/core";
import { Link } from "@tanstack/react-router";
import { EmptyState } from "../../../components/empty-state.tsx";
import { paymentsTexts } from "../../../texts/payments.ts";

const { log: texts } = paymentsTexts;

/** Nothing came yet, or nothing fits. */
export function NoDeliveries({ isFiltered }: { isFiltered: boolean }) {
  if (!isFiltered) return <EmptyState icon="inbox" title={texts.none} text={texts.noneText} />;
  return (
    <EmptyState icon="filter" title={texts.notFound} text={texts.notFoundText}>
      <Button component={Link} to="/ops/payments" variant="default" mt="sm">
        {texts.clear}
      </Button>
    </EmptyState>
  );
}
