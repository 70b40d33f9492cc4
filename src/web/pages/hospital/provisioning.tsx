import { useQuery } from "@tanstack/react-query";
import { RefusedCall } from "../../../api/client.ts";
import type { HospitalView } from "../../../api/views/hospital.ts";
import { Loading } from "../../components/loading.tsx";
import { QueryState } from "../../components/query-state.tsx";
import { provisionQuery } from "../../queries/hospital.ts";
import { Failure } from "./failure.tsx";
import { Progress } from "./progress.tsx";
import { useProvisionEvents } from "./use-provision-events.ts";

/** The making of the database: how far it is, or why it stopped. */
export function Provisioning({ hospital }: { hospital: HospitalView }) {
  const { organization_id: id } = hospital;
  const run = useQuery(provisionQuery(id));
  const followed = useProvisionEvents(id, run.data && !run.data.has_ended ? run.data.id : null);
  // Paid a moment ago: the run is on its way into the database.
  if (run.error instanceof RefusedCall && run.error.status === 404) return <Loading />;
  return (
    <QueryState query={run}>
      {(found) =>
        found.has_ended && found.status !== "applied" ? (
          <Failure hospital={hospital} run={found} />
        ) : (
          <Progress hospital={hospital} run={found} followed={followed} />
        )
      }
    </QueryState>
  );
}
