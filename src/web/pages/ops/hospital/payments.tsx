import { useQuery } from "@tanstack/react-query";
import { EmptyState } from "../../../components/empty-state.tsx";
import { QueryState } from "../../../components/query-state.tsx";
import { hospitalPaymentsQuery } from "../../../queries/hospital-details.ts";
import { opsHospital } from "../../../texts/ops-hospital.ts";
import { Invoices } from "./invoices.tsx";
import { Margin } from "./margin.tsx";
import classes from "./overview.module.css";
import { Subscription } from "./subscription.tsx";

const { payments: texts } = opsHospital;

/** What the hospital pays, beside what its Atlas costs. */
export function Payments({ hospitalId }: { hospitalId: string }) {
  const query = useQuery(hospitalPaymentsQuery(hospitalId));
  return (
    <QueryState query={query}>
      {({ subscription, margin, payments }) => (
        <div className={classes.columns}>
          <div className={classes.column}>
            {subscription ? (
              <Subscription subscription={subscription} />
            ) : (
              <EmptyState icon="card" title={texts.none} text={texts.noneText} />
            )}
            {margin && <Margin margin={margin} />}
          </div>
          <div className={classes.column}>
            <Invoices payments={payments} />
          </div>
        </div>
      )}
    </QueryState>
  );
}
