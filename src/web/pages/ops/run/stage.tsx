import type { RunStatus } from "../../../../domain/runs.ts";
import { StatusBadge } from "../../../components/status-badge.tsx";
import { runLooks } from "../../../components/tone.ts";
import { runStatusTexts } from "../../../texts/status.ts";

/** A stage by its name. Only the present one turns. */
export function Stage({ status, isNow }: { status: RunStatus; isNow: boolean }) {
  const look = runLooks[status];
  const passed = look.tone === "busy" || look.tone === "waiting";
  return (
    <StatusBadge look={isNow || !passed ? look : { tone: "quiet", icon: "check" }}>
      {runStatusTexts[status]}
    </StatusBadge>
  );
}
