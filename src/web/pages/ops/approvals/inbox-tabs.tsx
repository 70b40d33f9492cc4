import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import shared from "../../../components/tabs.module.css";
import { waitingCountsQuery } from "../../../queries/waiting.ts";
import { waitingTexts } from "../../../texts/waiting.ts";
import classes from "./inbox-tabs.module.css";

const { tabs: texts } = waitingTexts;
const tabs = ["runs", "cases"] as const;

/** The parts of the inbox with how much waits in each, so that neither is overlooked. */
export function InboxTabs({ here }: { here: (typeof tabs)[number] }) {
  const { data: counts } = useQuery(waitingCountsQuery);
  return (
    <nav aria-label={texts.label} className={`${shared.tabs} ${classes.tabs}`}>
      {tabs.map((tab) => (
        <Link
          key={tab}
          to="/ops/approvals"
          search={tab === "cases" ? { show: tab } : {}}
          activeOptions={{ exact: true }}
          resetScroll={false}
          className={shared.tab}
          aria-current={tab === here ? "page" : undefined}
        >
          {texts[tab]}
          {counts && (
            <span className={classes.count} data-some={counts[tab] > 0 || undefined}>
              {counts[tab]}
            </span>
          )}
        </Link>
      ))}
    </nav>
  );
}
