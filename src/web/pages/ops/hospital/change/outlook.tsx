import { Skeleton, Stack, Text } from "@mantine/core";
import type { UseQueryResult } from "@tanstack/react-query";
import type { OutlookView } from "../../../../../api/views/options.ts";
import { Card } from "../../../../components/card.tsx";
import { RefusalNotice } from "../../../../components/refusal-notice.tsx";
import type { Wish } from "../../../../queries/hospital-runs.ts";
import { newChangeTexts } from "../../../../texts/new-change.ts";
import { Foreseen } from "./foreseen.tsx";

const { outlook: texts } = newChangeTexts;

type Props = { readonly wish: Wish | null; readonly query: UseQueryResult<OutlookView> };

/** What would happen and what it costs, before anything is asked for. */
export function Outlook({ wish, query }: Props) {
  const { data, error, isFetching } = query;
  return (
    <Card title={texts.title}>
      {wish === null && <Text c="var(--quiet-text)">{texts.choose}</Text>}
      {wish !== null && isFetching && !data && (
        <Stack gap="xs" aria-busy="true" aria-label={texts.working} role="status">
          <Skeleton height={18} />
          <Skeleton height={18} width="70%" />
        </Stack>
      )}
      {wish !== null && error && !isFetching && <RefusalNotice error={error} title={texts.refused} />}
      {wish !== null && data && <Foreseen outlook={data} />}
    </Card>
  );
}
