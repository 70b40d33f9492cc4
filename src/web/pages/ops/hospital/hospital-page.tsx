import { useQuery } from "@tanstack/react-query";
import { useParams } from "@tanstack/react-router";
import { PageHeader } from "../../../components/page-header.tsx";
import { QueryState } from "../../../components/query-state.tsx";
import { watchedHospitalQuery } from "../../../queries/hospital-details.ts";
import { opsHospital } from "../../../texts/ops-hospital.ts";
import { BackLink } from "./back-link.tsx";
import { LoadedHospital } from "./loaded-hospital.tsx";

/** One hospital: whether it is well, what it is, what waits, and everything that was done. */
export function HospitalPage() {
  const { hospital: id } = useParams({ from: "/console/ops/hospitals/$hospital" });
  const query = useQuery(watchedHospitalQuery(id));
  return (
    <>
      {query.error && !query.data && (
        <>
          <BackLink />
          <PageHeader title={opsHospital.hospital} />
        </>
      )}
      <QueryState query={query}>{(hospital) => <LoadedHospital key={id} hospital={hospital} />}</QueryState>
    </>
  );
}
