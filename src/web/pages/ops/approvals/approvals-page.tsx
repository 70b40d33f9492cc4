import { useSearch } from "@tanstack/react-router";
import { PageHeader } from "../../../components/page-header.tsx";
import { waitingTexts } from "../../../texts/waiting.ts";
import { Cases } from "./cases.tsx";
import { InboxTabs } from "./inbox-tabs.tsx";
import { WaitingRuns } from "./waiting-runs.tsx";

/** What only a person may decide, over the whole fleet: runs that wait, and cases. */
export function ApprovalsPage() {
  const { show } = useSearch({ from: "/console/ops/approvals" });
  return (
    <>
      <PageHeader title={waitingTexts.title} lead={waitingTexts.lead} />
      <InboxTabs here={show ?? "runs"} />
      {show === "cases" ? <Cases /> : <WaitingRuns />}
    </>
  );
}
