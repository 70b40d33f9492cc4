import { Box, Text } from "@mantine/core";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useNavigate, useSearch } from "@tanstack/react-router";
import { useEffect } from "react";
import { CursorPages } from "../../../components/cursor-pages.tsx";
import { Notice } from "../../../components/notice.tsx";
import { QueryState } from "../../../components/query-state.tsx";
import rows from "../../../components/rows.module.css";
import { waitingCountsQuery, waitingRunsQuery } from "../../../queries/waiting.ts";
import { waitingTexts } from "../../../texts/waiting.ts";
import { NothingWaits } from "./nothing-waits.tsx";
import { WaitingRun } from "./waiting-run.tsx";

const { runs: texts } = waitingTexts;

/** The runs that go on when a person decides, the longest waiting first. */
export function WaitingRuns() {
  const { cursor } = useSearch({ from: "/console/ops/approvals" });
  const navigate = useNavigate({ from: "/ops/approvals" });
  const query = useQuery(waitingRunsQuery(cursor));
  const client = useQueryClient();
  const count = query.data?.count;
  useEffect(() => {
    // The list is looked at more often than the counts beside it: they are to say the same.
    if (count !== undefined) void client.invalidateQueries({ queryKey: waitingCountsQuery.queryKey });
  }, [count, client]);
  return (
    <>
      {query.error && query.data && (
        <Box mb="md">
          <Notice tone="waiting" title={waitingTexts.stale} />
        </Box>
      )}
      <QueryState query={query}>
        {({ runs, count: onAllPages, next }) =>
          runs.length === 0 && cursor === undefined ? (
            <NothingWaits />
          ) : (
            <>
              <Text size="sm" c="var(--quiet-text)" mb="sm">
                {waitingTexts.count(onAllPages)}. {texts.order}
              </Text>
              <ol className={rows.rows} aria-label={texts.list} data-old={query.isPlaceholderData || undefined}>
                {runs.map((run) => (
                  <WaitingRun key={run.id} run={run} />
                ))}
              </ol>
              <CursorPages
                label={waitingTexts.pages}
                toStart={waitingTexts.toStart}
                onwards={waitingTexts.onwards}
                onStart={cursor === undefined ? null : () => void navigate({ search: {} })}
                onNext={next === null ? null : () => void navigate({ search: { cursor: next } })}
              />
            </>
          )
        }
      </QueryState>
    </>
  );
}
