import { Anchor, Text } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { Card } from "../../../components/card.tsx";
import { QueryState } from "../../../components/query-state.tsx";
import { newestRunsQuery } from "../../../queries/hospital-runs.ts";
import { opsHospital } from "../../../texts/ops-hospital.ts";
import { RunList } from "./run-list.tsx";

const { runs: texts } = opsHospital;
const few = 3;

/** The last things that were done, or are under way. */
export function NewestRuns({ hospitalId }: { hospitalId: string }) {
  const query = useQuery(newestRunsQuery(hospitalId));
  return (
    <Card title={texts.newest}>
      <QueryState query={query}>
        {({ runs }) =>
          runs.length === 0 ? (
            <Text c="var(--quiet-text)">{texts.noneText}</Text>
          ) : (
            <>
              <RunList runs={runs.slice(0, few)} />
              <Anchor
                size="sm"
                underline="always"
                display="inline-block"
                mt="sm"
                renderRoot={(props) => (
                  <Link
                    {...props}
                    to="/ops/hospitals/$hospital"
                    params={{ hospital: hospitalId }}
                    search={{ show: "runs" }}
                    resetScroll={false}
                  />
                )}
              >
                {texts.all}
              </Anchor>
            </>
          )
        }
      </QueryState>
    </Card>
  );
}
