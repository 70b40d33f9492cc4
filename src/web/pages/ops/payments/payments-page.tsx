import { EmptyState } from "../../../components/empty-state.tsx";
import { PageHeader } from "../../../components/page-header.tsx";
import { ops } from "../../../texts/ops.ts";

export function PaymentsPage() {
  return (
    <>
      <PageHeader title={ops.nav.payments} />
      <EmptyState icon="card" title={ops.stub.text} />
    </>
  );
}
