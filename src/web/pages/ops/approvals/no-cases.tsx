import { EmptyState } from "../../../components/empty-state.tsx";
import { waitingTexts } from "../../../texts/waiting.ts";

const { cases: texts } = waitingTexts;

/** No case is open, or none was closed yet. */
export function NoCases({ closed }: { closed: boolean }) {
  if (closed) return <EmptyState icon="inbox" title={texts.noneClosed} />;
  return <EmptyState icon="check" title={texts.none} text={texts.noneText} />;
}
