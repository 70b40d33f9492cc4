import { StatusBadge } from "../../../components/status-badge.tsx";
import type { FollowedRun } from "../../../queries/use-run-events.ts";
import { runTexts } from "../../../texts/run.ts";

const { log: texts } = runTexts;

/** Whether the log is live. */
export function LineState({ line }: { line: FollowedRun["line"] }) {
  switch (line) {
    case "open":
      return <StatusBadge look={{ tone: "busy", icon: "busy" }}>{texts.live}</StatusBadge>;
    case "lost":
      return <StatusBadge look={{ tone: "waiting", icon: "offline" }}>{texts.lost}</StatusBadge>;
    case "ended":
      return <StatusBadge look={{ tone: "quiet", icon: "check" }}>{texts.ended}</StatusBadge>;
  }
}
