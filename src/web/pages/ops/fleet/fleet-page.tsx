import { EmptyState } from "../../../components/empty-state.tsx";
import { PageHeader } from "../../../components/page-header.tsx";
import { ops } from "../../../texts/ops.ts";

export function FleetPage() {
  return (
    <>
      <PageHeader title={ops.nav.fleet} />
      <EmptyState icon="hospital" title={ops.stub.text} />
    </>
  );
}
