import { Anchor } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import type { RunView } from "../../../../api/views/run.ts";
import { PageHeader } from "../../../components/page-header.tsx";
import { StatusBadge } from "../../../components/status-badge.tsx";
import { Time } from "../../../components/time.tsx";
import { hospitalQuery } from "../../../queries/hospital.ts";
import type { FollowedRun } from "../../../queries/use-run-events.ts";
import { runTexts } from "../../../texts/run.ts";
import { runKindTexts } from "../../../texts/status.ts";
import { About } from "./about.tsx";
import { Approvals } from "./approvals.tsx";
import { Changes } from "./changes.tsx";
import { Comments } from "./comments.tsx";
import { Cost } from "./cost.tsx";
import { faceOf } from "./face-of.ts";
import { Log } from "./log.tsx";
import { Policies } from "./policies.tsx";
import classes from "./run-page.module.css";
import { StatePanel } from "./state-panel.tsx";
import { Timeline } from "./timeline.tsx";
import { Verification } from "./verification.tsx";
import { Words } from "./words.tsx";

/** A run that is there, with what people may decide about it now. */
export function LoadedRun({ run, followed }: { run: RunView; followed: FollowedRun }) {
  const { data: hospital } = useQuery(hospitalQuery(run.organization_id));
  const face = faceOf(run);
  const name = hospital?.name ?? run.organization_id;
  return (
    <>
      <PageHeader
        title={runKindTexts[run.kind]}
        tab={`${runKindTexts[run.kind]}, ${name}`}
        beside={<StatusBadge look={face.look}>{face.name}</StatusBadge>}
        lead={
          <>
            <Anchor component={Link} to={`/ops/hospitals/${run.organization_id}`} underline="always">
              {name}
            </Anchor>
            {" · "}
            {runTexts.askedBy} {run.author.name}, <Time at={run.created_at} form="ago" />
            {run.revision !== null && ` · ${runTexts.revision} ${run.revision}`}
          </>
        }
      />
      <p className={classes.reason}>“{run.reason}”</p>
      <StatePanel run={run} hospital={hospital} />
      <div className={classes.parts}>
        <div className={classes.main}>
          <Words run={run} />
          <Changes run={run} />
          <Verification run={run} />
        </div>
        <div className={classes.aside}>
          {run.plan && <Cost cost={run.plan.cost} />}
          <Approvals run={run} />
          <Policies run={run} />
          <Timeline run={run} />
          <About run={run} />
        </div>
        <div className={classes.below}>
          <Log run={run} followed={followed} />
          <Comments run={run} />
        </div>
      </div>
    </>
  );
}
