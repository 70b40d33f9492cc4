import { Box, Stack } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useNavigate, useSearch } from "@tanstack/react-router";
import { CursorPages } from "../../../components/cursor-pages.tsx";
import { Notice } from "../../../components/notice.tsx";
import { QueryState } from "../../../components/query-state.tsx";
import rows from "../../../components/rows.module.css";
import { casesQuery } from "../../../queries/waiting.ts";
import { waitingTexts } from "../../../texts/waiting.ts";
import { RoleNote } from "../role-note.tsx";
import { CaseChoice } from "./case-choice.tsx";
import { CaseItem } from "./case-item.tsx";
import { NoCases } from "./no-cases.tsx";

const { cases: texts } = waitingTexts;

/** What the service may not decide by itself, the newest first. */
export function Cases() {
  const { closed, cursor } = useSearch({ from: "/console/ops/approvals" });
  const navigate = useNavigate({ from: "/ops/approvals" });
  const query = useQuery(casesQuery({ ...(closed && { closed }), ...(cursor !== undefined && { cursor }) }));
  const here = { show: "cases", ...(closed && { closed }) } as const;
  return (
    <>
      <Stack gap="sm" mb="md">
        <CaseChoice closed={closed === true} />
        <RoleNote id="may-close" needs="operator">
          {texts.needsRole}
        </RoleNote>
      </Stack>
      {query.error && query.data && (
        <Box mb="md">
          <Notice tone="waiting" title={waitingTexts.stale} />
        </Box>
      )}
      <QueryState query={query}>
        {({ cases, next }) =>
          cases.length === 0 && cursor === undefined ? (
            <NoCases closed={closed === true} />
          ) : (
            <>
              <ol className={rows.rows} aria-label={texts.list} data-old={query.isPlaceholderData || undefined}>
                {cases.map((one) => (
                  <CaseItem key={one.id} found={one} />
                ))}
              </ol>
              <CursorPages
                label={waitingTexts.pages}
                toStart={waitingTexts.toStart}
                onwards={waitingTexts.onwards}
                onStart={cursor === undefined ? null : () => void navigate({ search: here })}
                onNext={next === null ? null : () => void navigate({ search: { ...here, cursor: next } })}
              />
            </>
          )
        }
      </QueryState>
    </>
  );
}
