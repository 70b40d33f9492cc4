import { useQuery } from "@tanstack/react-query";
import { useParams } from "@tanstack/react-router";
import { QueryState } from "../../../components/query-state.tsx";
import { watchedHospitalQuery } from "../../../queries/hospital-details.ts";
import { LoadedHospital } from "./loaded-hospital.tsx";

/** One hospital: whether it is well, what it is, what waits, and everything that was done. */
export function HospitalPage() {
  const { hospital: id } = useParams({ from: "/console/ops/hospitals/$hospital" });
  const query = useQuery(watchedHospitalQuery(id));
  return <QueryState query={query}>{(hospital) => <LoadedHospital key={id} hospital={hospital} />}</QueryState>;
}
