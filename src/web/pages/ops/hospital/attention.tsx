import { useQuery } from "@tanstack/react-query";
import type { HospitalView } from "../../../../api/views/hospital.ts";
import { Loading } from "../../../components/loading.tsx";
import { QueryState } from "../../../components/query-state.tsx";
import { hospitalCasesQuery } from "../../../queries/hospital-details.ts";
import { newestRunsQuery } from "../../../queries/hospital-runs.ts";
import { opsHospital } from "../../../texts/ops-hospital.ts";
import { FindingList } from "./finding-list.tsx";
import { findingsOf } from "./findings.ts";

const { attention: texts } = opsHospital;

/** What needs attention now, or that nothing does. */
export function Attention({ hospital }: { hospital: HospitalView }) {
  const id = hospital.organization_id;
  const runs = useQuery(newestRunsQuery(id));
  const cases = useQuery(hospitalCasesQuery(id));
  return (
    <section aria-label={texts.title}>
      <QueryState query={runs} loading={<Loading rows={1} />}>
        {({ runs: newest }) => (
          <QueryState query={cases} loading={<Loading rows={1} />}>
            {({ cases: open }) => <FindingList hospital={id} findings={findingsOf(hospital, newest, open)} />}
          </QueryState>
        )}
      </QueryState>
    </section>
  );
}
