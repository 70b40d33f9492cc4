import { useQuery } from "@tanstack/react-query";
import { useParams } from "@tanstack/react-router";
import { RefusedCall } from "../../../api/client.ts";
import { EmptyState } from "../../components/empty-state.tsx";
import { PageHeader } from "../../components/page-header.tsx";
import { QueryState } from "../../components/query-state.tsx";
import { hospitalQuery } from "../../queries/hospital.ts";
import { hospitalTexts } from "../../texts/hospital.ts";
import { Connect } from "./connect.tsx";
import { PaymentStep } from "./payment-step.tsx";
import { Provisioning } from "./provisioning.tsx";

const hiddenBy = [401, 403, 404];

/** A hospital's own page, at whatever step it is: to be paid, being made, or there. */
export function HospitalPage() {
  const { id } = useParams({ from: "/public/hospitals/$id" });
  const hospital = useQuery(hospitalQuery(id));
  if (hospital.error instanceof RefusedCall && hiddenBy.includes(hospital.error.status)) {
    const { title, todo, text } = hospitalTexts.absent;
    return (
      <>
        <PageHeader title={title} />
        <EmptyState icon="lock" title={todo} text={text} />
      </>
    );
  }
  return (
    <QueryState query={hospital}>
      {(found) => {
        if (found.status === "pending_payment") return <PaymentStep hospital={found} />;
        if (found.status === "provisioning") return <Provisioning hospital={found} />;
        return <Connect hospital={found} />;
      }}
    </QueryState>
  );
}
