import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useParams } from "@tanstack/react-router";
import { useEffect } from "react";
import { announce } from "../../../components/announce.ts";
import { QueryState } from "../../../components/query-state.tsx";
import { runQuery } from "../../../queries/runs.ts";
import { useRunEvents } from "../../../queries/use-run-events.ts";
import { runStatusTexts } from "../../../texts/status.ts";
import { LoadedRun } from "./loaded-run.tsx";

/** One run: what it does, how far it is, and what somebody may decide about it now. */
export function RunPage() {
  const { id } = useParams({ from: "/console/ops/runs/$id" });
  const client = useQueryClient();
  const query = useQuery(runQuery(id));
  const followed = useRunEvents(id);
  const heard = followed.events.filter(({ type }) => type === "status").length;
  const status = query.data?.status;
  useEffect(() => {
    if (heard > 0) void client.invalidateQueries({ queryKey: ["runs", id] });
  }, [heard, id, client]);
  useEffect(() => {
    if (status) announce(runStatusTexts[status]);
  }, [status]);
  return <QueryState query={query}>{(run) => <LoadedRun key={run.id} run={run} followed={followed} />}</QueryState>;
}
