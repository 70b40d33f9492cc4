import { useQuery } from "@tanstack/react-query";
import { useParams } from "@tanstack/react-router";
import { PageHeader } from "../../../../components/page-header.tsx";
import { QueryState } from "../../../../components/query-state.tsx";
import { watchedHospitalQuery } from "../../../../queries/hospital-details.ts";
import { runOptionsQuery } from "../../../../queries/hospital-runs.ts";
import { newChangeTexts } from "../../../../texts/new-change.ts";
import { BackLink } from "../back-link.tsx";
import { ChangeOf } from "./change-of.tsx";

/** Where somebody asks for a change of a hospital, and sees before what it does and costs. */
export function NewChangePage() {
  const { hospital: id } = useParams({ from: "/console/ops/hospitals/$hospital/change" });
  const hospital = useQuery(watchedHospitalQuery(id));
  const options = useQuery(runOptionsQuery(id));
  return (
    <>
      {hospital.error && !hospital.data && (
        <>
          <BackLink />
          <PageHeader title={newChangeTexts.title} />
        </>
      )}
      <QueryState query={hospital}>
        {(known) => (
          <QueryState query={options}>{(allowed) => <ChangeOf hospital={known} options={allowed} />}</QueryState>
        )}
      </QueryState>
    </>
  );
}
