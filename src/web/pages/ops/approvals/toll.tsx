import type { WaitingRunView } from "../../../../api/views/waiting-run.ts";
import { StatusBadge } from "../../../components/status-badge.tsx";
import { waitingTexts } from "../../../texts/waiting.ts";

const { runs: texts } = waitingTexts;

/** What would be lost, where something would: it must not be overlooked. */
export function Toll({ counts }: Pick<WaitingRunView, "counts">) {
  if (!counts) return null;
  return (
    <>
      {counts.delete > 0 && (
        <StatusBadge look={{ tone: "bad", icon: "trash" }}>{texts.deletes(counts.delete)}</StatusBadge>
      )}
      {counts.replace > 0 && (
        <StatusBadge look={{ tone: "bad", icon: "replace" }}>{texts.replaces(counts.replace)}</StatusBadge>
      )}
    </>
  );
}
