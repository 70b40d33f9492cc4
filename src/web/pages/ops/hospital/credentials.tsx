import { Code, Text } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { Card } from "../../../components/card.tsx";
import { Facts } from "../../../components/facts.tsx";
import { QueryState } from "../../../components/query-state.tsx";
import { Time } from "../../../components/time.tsx";
import { credentialFactsQuery } from "../../../queries/hospital.ts";
import { opsHospital } from "../../../texts/ops-hospital.ts";
import { AskLink } from "./ask-link.tsx";

const { credentials: texts } = opsHospital;

/** Of the newest credentials what is no secret, and the way to new ones. */
export function Credentials({ hospitalId }: { hospitalId: string }) {
  const query = useQuery(credentialFactsQuery(hospitalId));
  return (
    <Card title={texts.title}>
      <QueryState query={query}>
        {(facts) =>
          facts === null ? (
            <Text c="var(--quiet-text)">{texts.none}</Text>
          ) : (
            <>
              <Facts
                facts={[
                  [texts.user, <Code key="user">{facts.username}</Code>],
                  [texts.generation, facts.generation],
                  [texts.made, <Time key="made" at={facts.created_at} form="ago" />],
                  [texts.shown, facts.shown_at ? <Time key="shown" at={facts.shown_at} /> : texts.neverShown],
                ]}
              />
              <Text size="sm" c="var(--quiet-text)" mb="sm">
                {texts.note}
              </Text>
              <AskLink hospital={hospitalId} ask="rotate">
                {texts.rotate}
              </AskLink>
            </>
          )
        }
      </QueryState>
    </Card>
  );
}
