import { useQuery } from "@tanstack/react-query";
import { useParams } from "@tanstack/react-router";
import { PageHeader } from "../../../components/page-header.tsx";
import { QueryState } from "../../../components/query-state.tsx";
import { runQuery } from "../../../queries/runs.ts";
import { useRunEvents } from "../../../queries/use-run-events.ts";
import { runTexts } from "../../../texts/run.ts";
import { LoadedRun } from "./loaded-run.tsx";
import { useHeard } from "./use-heard.ts";

/** One run: what it does, how far it is, and what somebody may decide about it now. */
export function RunPage() {
  const { id } = useParams({ from: "/console/ops/runs/$id" });
  const query = useQuery(runQuery(id));
  const followed = useRunEvents(id);
  useHeard(id, followed, query.data);
  return (
    <>
      {query.error && !query.data && <PageHeader title={runTexts.tab} />}
      <QueryState query={query}>{(run) => <LoadedRun key={run.id} run={run} followed={followed} />}</QueryState>
    </>
  );
}
