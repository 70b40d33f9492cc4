import type { RunView } from "../../../../api/views/run.ts";
import { runTexts } from "../../../texts/run.ts";

/** Of an end: what happened in the service's own words, and by whom if it was a person. */
export function WhatHappened({ run: { has_ended, problem, transitions, status } }: { run: RunView }) {
  const last = transitions.at(-1);
  if (!has_ended || status === "applied" || !last) return null;
  const who = last.actor.kind === "service" ? "" : ` (${runTexts.panel.who} ${last.actor.name})`;
  return (
    <p>
      {problem?.message ?? last.text}
      {who}
    </p>
  );
}
