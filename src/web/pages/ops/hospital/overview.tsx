import type { HospitalView } from "../../../../api/views/hospital.ts";
import { Credentials } from "./credentials.tsx";
import { Drift } from "./drift.tsx";
import { NewestRuns } from "./newest-runs.tsx";
import classes from "./overview.module.css";
import { WhatItIs } from "./what-it-is.tsx";

/** What the hospital is, and what was done last. */
export function Overview({ hospital }: { hospital: HospitalView }) {
  return (
    <div className={classes.columns}>
      <div className={classes.column}>
        <WhatItIs hospital={hospital} />
      </div>
      <div className={classes.column}>
        <NewestRuns hospitalId={hospital.organization_id} />
        <Drift hospital={hospital} />
        <Credentials hospitalId={hospital.organization_id} />
      </div>
    </div>
  );
}
