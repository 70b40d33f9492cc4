import { Code, Group, Stack } from "@mantine/core";
import type { HospitalView } from "../../../api/views/hospital.ts";
import { Card } from "../../components/card.tsx";
import { CopyButton } from "../../components/copy-button.tsx";
import { Facts } from "../../components/facts.tsx";
import { Notice } from "../../components/notice.tsx";
import { PageHeader } from "../../components/page-header.tsx";
import { StatusBadge } from "../../components/status-badge.tsx";
import { hospitalLooks } from "../../components/tone.ts";
import { hospitalTexts } from "../../texts/hospital.ts";
import { tierTexts } from "../../texts/sign-up.ts";
import { hospitalStatusTexts } from "../../texts/status.ts";
import { Secret } from "./secret.tsx";
import { Snippets } from "./snippets.tsx";

const { ready: texts } = hospitalTexts;
const usable = ["active", "past_due"];

/** The database is there: where it is, the one look at its credentials, and how to use it. */
export function Connect({ hospital }: { hospital: HospitalView }) {
  const { database, status, name } = hospital;
  const badge = <StatusBadge look={hospitalLooks[status]}>{hospitalStatusTexts[status]}</StatusBadge>;
  const isUsable = usable.includes(status) && database !== null;
  return (
    <>
      <PageHeader
        title={isUsable ? texts.title : name}
        tab={texts.tab}
        lead={isUsable ? name : undefined}
        beside={badge}
      />
      <Stack gap="md">
        {!isUsable && <Notice tone="waiting">{texts.notActive}</Notice>}
        {database && (
          <>
            <Card title={texts.where}>
              <Facts
                facts={[
                  [texts.cluster, <Code key="cluster">{database.cluster_name}</Code>],
                  [texts.database, <Code key="database">{database.database_name}</Code>],
                  [
                    texts.connection,
                    <Group key="connection" gap="xs">
                      <Code>{database.connection_string}</Code>
                      <CopyButton value={database.connection_string} what={texts.connection} />
                    </Group>,
                  ],
                  [texts.tier, `${database.tier} (${tierTexts[database.tier]})`],
                ]}
              />
            </Card>
            {status === "active" && <Secret hospitalId={hospital.organization_id} slug={hospital.slug} />}
            <Card title={texts.use}>
              <Snippets />
            </Card>
          </>
        )}
      </Stack>
    </>
  );
}
