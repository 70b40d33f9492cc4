import { useInfiniteQuery } from "@tanstack/react-query";
import { Card } from "../../../components/card.tsx";
import { EmptyState } from "../../../components/empty-state.tsx";
import { QueryState } from "../../../components/query-state.tsx";
import { hospitalRunsQuery } from "../../../queries/hospital-runs.ts";
import { opsHospital } from "../../../texts/ops-hospital.ts";
import { OlderButton } from "./older-button.tsx";
import { RunList } from "./run-list.tsx";

const { runs: texts } = opsHospital;

/** Every run of the hospital, page by page. */
export function Runs({ hospitalId }: { hospitalId: string }) {
  const query = useInfiniteQuery(hospitalRunsQuery(hospitalId));
  return (
    <QueryState query={query}>
      {({ pages }) => {
        const runs = pages.flatMap((page) => page.runs);
        if (runs.length === 0) return <EmptyState icon="list" title={texts.none} text={texts.noneText} />;
        return (
          <Card title={texts.title}>
            <RunList runs={runs} />
            <OlderButton {...query} />
          </Card>
        );
      }}
    </QueryState>
  );
}
