import { Link } from "@tanstack/react-router";
import choices from "../../../components/choices.module.css";
import { waitingTexts } from "../../../texts/waiting.ts";

const { cases: texts } = waitingTexts;

/** Which cases are shown: those that wait, or those that somebody has seen to. */
export function CaseChoice({ closed }: { closed: boolean }) {
  return (
    <nav aria-label={texts.show} className={choices.choices}>
      {([false, true] as const).map((isClosed) => (
        <Link
          key={`${isClosed}`}
          to="/ops/approvals"
          search={isClosed ? { show: "cases", closed: true } : { show: "cases" }}
          activeOptions={{ exact: true }}
          className={choices.choice}
          aria-current={isClosed === closed ? "true" : undefined}
          resetScroll={false}
        >
          {isClosed ? texts.closed : texts.open}
        </Link>
      ))}
    </nav>
  );
}
