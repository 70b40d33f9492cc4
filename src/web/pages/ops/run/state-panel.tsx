import { Anchor } from "@mantine/core";
import { Link } from "@tanstack/react-router";
import { useEffect, useRef } from "react";
import type { HospitalView } from "../../../../api/views/hospital.ts";
import type { RunView } from "../../../../api/views/run.ts";
import { Icon } from "../../../components/icon.tsx";
import { runTexts } from "../../../texts/run.ts";
import { Actions } from "./actions.tsx";
import { faceOf } from "./face-of.ts";
import { followUpOf } from "./follow-up-of.ts";
import classes from "./state-panel.module.css";
import { WhatHappened } from "./what-happened.tsx";

/** The first thing to look at: what state the run is in, what that means, and what can be done about it now. */
export function StatePanel({ run, hospital }: { run: RunView; hospital: HospitalView | undefined }) {
  const { look, words } = faceOf(run);
  const followUp = hospital ? followUpOf(run, hospital) : null;
  const title = useRef<HTMLHeadingElement>(null);
  const status = useRef(run.status);
  useEffect(() => {
    if (status.current === run.status) return;
    status.current = run.status;
    // The button that had the focus is gone with the state that it belonged to.
    if (document.activeElement === document.body) title.current?.focus();
  }, [run.status]);
  return (
    <section className={classes.panel} data-tone={look.tone} aria-labelledby="state-title">
      <div className={classes.words}>
        <Icon name={look.icon} size={24} className={look.icon === "busy" ? classes.turning : classes.icon} />
        <div className={classes.text}>
          <h2 id="state-title" ref={title} tabIndex={-1} className={classes.title}>
            {words.title}
          </h2>
          <WhatHappened run={run} />
          <p>{words.means}</p>
          {run.blocked_by && (
            <p>
              {run.position_in_queue !== null && runTexts.queue(run.position_in_queue)} {runTexts.blockedBy}{" "}
              <Anchor component={Link} to={`/ops/runs/${run.blocked_by}`} underline="always" inherit>
                {runTexts.blocker}
              </Anchor>
              .
            </p>
          )}
          <p>
            <b>{runTexts.panel.next}:</b> {followUp ? words.next : (run.problem?.next_step ?? words.next)}
          </p>
        </div>
      </div>
      <div className={classes.actions}>
        <Actions run={run} hospitalName={hospital?.name ?? run.organization_id} followUp={followUp} />
      </div>
    </section>
  );
}
