import { Button, Stack, Text } from "@mantine/core";
import { useInfiniteQuery } from "@tanstack/react-query";
import { Card } from "../../../components/card.tsx";
import { EmptyState } from "../../../components/empty-state.tsx";
import { Icon } from "../../../components/icon.tsx";
import { QueryState } from "../../../components/query-state.tsx";
import { ledgerExportPath, ledgerQuery } from "../../../queries/ledger.ts";
import { opsHospital } from "../../../texts/ops-hospital.ts";
import { LedgerEntry } from "./ledger-entry.tsx";
import { OlderButton } from "./older-button.tsx";
import list from "./run-list.module.css";
import { VerifyLedger } from "./verify-ledger.tsx";

const { ledger: texts } = opsHospital;
const formats = ["jsonl", "csv"] as const;

/** Everything that was asked, decided and done, the newest first, with the proof that nobody altered it. */
export function LedgerSection({ hospitalId }: { hospitalId: string }) {
  const query = useInfiniteQuery(ledgerQuery(hospitalId));
  return (
    <Card title={texts.title}>
      <Stack gap="md">
        <Text size="sm" c="var(--quiet-text)" maw="70ch">
          {texts.lead}
        </Text>
        <VerifyLedger hospitalId={hospitalId}>
          {formats.map((format) => (
            <Button
              key={format}
              component="a"
              href={ledgerExportPath(hospitalId, format)}
              download={`ledger-${hospitalId}.${format}`}
              variant="default"
              leftSection={<Icon name="download" size={16} />}
            >
              {texts[format]}
            </Button>
          ))}
        </VerifyLedger>
        <QueryState query={query}>
          {({ pages }) => {
            const entries = pages.flatMap((page) => page.entries);
            if (entries.length === 0) return <EmptyState icon="ledger" title={texts.none} />;
            return (
              <div>
                <ol className={list.runs}>
                  {entries.map((entry) => (
                    <LedgerEntry key={entry.sequence} entry={entry} />
                  ))}
                </ol>
                <OlderButton {...query} />
              </div>
            );
          }}
        </QueryState>
      </Stack>
    </Card>
  );
}
