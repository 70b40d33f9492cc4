import { Anchor, Stack, Text } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import type { RunView } from "../../../../api/views/run.ts";
import { PageHeader } from "../../../components/page-header.tsx";
import { StatusBadge } from "../../../components/status-badge.tsx";
import { Time } from "../../../components/time.tsx";
import { runLooks } from "../../../components/tone.ts";
import { hospitalQuery } from "../../../queries/hospital.ts";
import type { FollowedRun } from "../../../queries/use-run-events.ts";
import { runTexts } from "../../../texts/run.ts";
import { runKindTexts, runStatusTexts } from "../../../texts/status.ts";
import { Actions } from "./actions.tsx";
import { Approvals } from "./approvals.tsx";
import { Changes } from "./changes.tsx";
import { Cost } from "./cost.tsx";
import { Face } from "./face.tsx";
import { Log } from "./log.tsx";
import { Policies } from "./policies.tsx";
import classes from "./run-page.module.css";
import { Timeline } from "./timeline.tsx";
import { Verification } from "./verification.tsx";
import { Words } from "./words.tsx";

/** A run that is there, with what people may decide about it now. */
export function LoadedRun({ run, followed }: { run: RunView; followed: FollowedRun }) {
  const { data: hospital } = useQuery(hospitalQuery(run.organization_id));
  return (
    <>
      <PageHeader
        title={runKindTexts[run.kind]}
        tab={`${runTexts.tab}: ${runKindTexts[run.kind]}`}
        beside={<StatusBadge look={runLooks[run.status]}>{runStatusTexts[run.status]}</StatusBadge>}
        lead={
          <>
            <Anchor component={Link} to={`/ops/hospitals/${run.organization_id}`} underline="always">
              {hospital?.name ?? run.organization_id}
            </Anchor>
            {" · "}
            {runTexts.askedBy} {run.author.name}, <Time at={run.created_at} form="ago" />
            {run.revision !== null && ` · ${runTexts.revision} ${run.revision}`}
          </>
        }
      />
      <Stack gap="md">
        <Text fz="lg">“{run.reason}”</Text>
        <Face run={run} />
        <div className={classes.columns}>
          <div className={classes.column}>
            <Words plan={run.plan} />
            <Changes run={run} />
            <Verification run={run} />
            <Log followed={followed} hasEnded={run.has_ended} />
          </div>
          <div className={classes.column}>
            <Actions run={run} hospitalName={hospital?.name ?? run.organization_id} />
            {run.plan && <Cost cost={run.plan.cost} />}
            <Approvals run={run} />
            <Policies run={run} />
            <Timeline run={run} />
          </div>
        </div>
      </Stack>
    </>
  );
}
