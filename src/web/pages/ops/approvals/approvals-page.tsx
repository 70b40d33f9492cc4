import { EmptyState } from "../../../components/empty-state.tsx";
import { PageHeader } from "../../../components/page-header.tsx";
import { ops } from "../../../texts/ops.ts";

export function ApprovalsPage() {
  return (
    <>
      <PageHeader title={ops.nav.approvals} />
      <EmptyState icon="inbox" title={ops.stub.text} />
    </>
  );
}
