import { Box } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useNavigate, useSearch } from "@tanstack/react-router";
import { Card } from "../../../components/card.tsx";
import { CursorPages } from "../../../components/cursor-pages.tsx";
import { Notice } from "../../../components/notice.tsx";
import { QueryState } from "../../../components/query-state.tsx";
import { deliveriesQuery } from "../../../queries/billing.ts";
import { paymentsTexts } from "../../../texts/payments.ts";
import { DeliveryFilters } from "./delivery-filters.tsx";
import classes from "./delivery-row.module.css";
import { DeliveryRow } from "./delivery-row.tsx";
import { NoDeliveries } from "./no-deliveries.tsx";

const { log: texts } = paymentsTexts;

/** Each message of the payment gateways and what became of it, the newest first. */
export function DeliveryLog() {
  const looked = useSearch({ from: "/console/ops/payments" });
  const navigate = useNavigate({ from: "/ops/payments" });
  const query = useQuery(deliveriesQuery(looked));
  const { cursor, ...filters } = looked;
  return (
    <Card title={texts.title}>
      <DeliveryFilters names={query.data?.deliveries ?? []} />
      {query.error && query.data && (
        <Box mb="md">
          <Notice tone="waiting" title={paymentsTexts.stale} />
        </Box>
      )}
      <QueryState query={query}>
        {({ deliveries, next }) =>
          deliveries.length === 0 && cursor === undefined ? (
            <NoDeliveries isFiltered={Object.keys(filters).length > 0} />
          ) : (
            <>
              <ol className={classes.log} aria-label={texts.list} data-old={query.isPlaceholderData || undefined}>
                {deliveries.map((delivery) => (
                  <DeliveryRow key={delivery.id} delivery={delivery} />
                ))}
              </ol>
              <CursorPages
                label={texts.pages}
                toStart={texts.toStart}
                onwards={texts.onwards}
                onStart={cursor === undefined ? null : () => void navigate({ search: filters })}
                onNext={next === null ? null : () => void navigate({ search: { ...filters, cursor: next } })}
              />
            </>
          )
        }
      </QueryState>
    </Card>
  );
}
