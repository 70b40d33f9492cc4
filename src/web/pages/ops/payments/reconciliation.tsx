import { Stack, Text } from "@mantine/core";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { announce } from "../../../components/announce.ts";
import { Card } from "../../../components/card.tsx";
import { Loading } from "../../../components/loading.tsx";
import { QueryState } from "../../../components/query-state.tsx";
import { RefusalNotice } from "../../../components/refusal-notice.tsx";
import { compareNow, reconciliationQuery } from "../../../queries/billing.ts";
import { paymentsTexts } from "../../../texts/payments.ts";
import { GuardedButton } from "../guarded-button.tsx";
import { RoleNote } from "../role-note.tsx";
import classes from "./reconciliation.module.css";
import { Report } from "./report.tsx";

const { reconciliation: texts } = paymentsTexts;

/** Whether what is paid for, what we know and what Atlas has fit together. */
export function Reconciliation() {
  const query = useQuery(reconciliationQuery);
  const client = useQueryClient();
  const comparing = useMutation({
    mutationFn: compareNow,
    onSuccess: async (report) => {
      client.setQueryData(reconciliationQuery.queryKey, report);
      announce(texts.compared);
      await client.invalidateQueries();
    },
  });
  return (
    <Card title={texts.title}>
      <div className={classes.head}>
        <Text size="sm" c="var(--quiet-text)" maw="80ch">
          {texts.lead}
        </Text>
        <GuardedButton
          needs="operator"
          note="may-compare"
          pending={comparing.isPending}
          onPress={() => comparing.mutate()}
        >
          {texts.compare}
        </GuardedButton>
      </div>
      <Stack gap="sm" mt="md">
        <RoleNote id="may-compare" needs="operator">
          {texts.needsRole}
        </RoleNote>
        {comparing.error && <RefusalNotice error={comparing.error} />}
        <QueryState query={query} loading={<Loading rows={1} />}>
          {(report) => (report === null ? <Text fw={550}>{texts.never}</Text> : <Report report={report} />)}
        </QueryState>
      </Stack>
    </Card>
  );
}
