import { useQueryClient } from "@tanstack/react-query";
import { useEffect } from "react";
import { announce } from "../../components/announce.ts";
import { hospitalQuery } from "../../queries/hospital.ts";
import { type FollowedRun, useRunEvents } from "../../queries/use-run-events.ts";
import { hospitalTexts } from "../../texts/hospital.ts";

/** Follows the run that makes a hospital's database, and has the hospital looked at again whenever its status moves. */
export function useProvisionEvents(hospitalId: string, runId: string | null): FollowedRun {
  const client = useQueryClient();
  const followed = useRunEvents(runId);
  const status = followed.events.findLast((event) => event.status !== undefined)?.status;
  useEffect(() => {
    if (status === undefined && followed.line !== "ended") return;
    void client.invalidateQueries({ queryKey: hospitalQuery(hospitalId).queryKey });
    if (status === "applied") announce(hospitalTexts.progress.ready);
  }, [client, hospitalId, status, followed.line]);
  return followed;
}
