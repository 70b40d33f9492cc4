import { useInfiniteQuery } from "@tanstack/react-query";
import type { HospitalView } from "../../../../api/views/hospital.ts";
import { Card } from "../../../components/card.tsx";
import { EmptyState } from "../../../components/empty-state.tsx";
import { QueryState } from "../../../components/query-state.tsx";
import { revisionsQuery } from "../../../queries/hospital-details.ts";
import { opsHospital } from "../../../texts/ops-hospital.ts";
import { ConfigFacts } from "./config-facts.tsx";
import { OlderButton } from "./older-button.tsx";
import classes from "./overview.module.css";
import { RevisionItem } from "./revision-item.tsx";
import list from "./run-list.module.css";

const { configuration: texts } = opsHospital;

/** What the stack says now, and how it came to that. */
export function Configuration({ hospital }: { hospital: HospitalView }) {
  const { organization_id: id } = hospital;
  const query = useInfiniteQuery(revisionsQuery(id));
  return (
    <QueryState query={query}>
      {({ pages }) => {
        const revisions = pages.flatMap((page) => page.revisions);
        if (revisions.length === 0) return <EmptyState icon="folder" title={texts.none} text={texts.noneText} />;
        const applied = revisions.find((revision) => revision.applied);
        return (
          <div className={classes.columns}>
            <div className={classes.column}>
              {applied && (
                <Card title={`${texts.title}: ${texts.number(applied.number)}`}>
                  <ConfigFacts config={applied.config} />
                </Card>
              )}
            </div>
            <div className={classes.column}>
              <Card title={texts.history}>
                <ol className={list.runs}>
                  {revisions.map((revision) => (
                    <RevisionItem key={revision.number} hospitalId={id} revision={revision} />
                  ))}
                </ol>
                <OlderButton {...query} />
              </Card>
            </div>
          </div>
        );
      }}
    </QueryState>
  );
}
