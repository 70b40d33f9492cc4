import { queryOptions } from "@tanstack/react-query";
import { grantedBy } from "../../api/client.ts";
import type { RunView } from "../../api/views/run.ts";
import { api } from "../api.ts";

const runs = api.api.v1.runs;

/** One run with everything that belongs to it. Its events say when to look again; this is for when they fail. */
export function runQuery(id: string) {
  return queryOptions({
    queryKey: ["runs", id],
    queryFn: () => grantedBy(runs[":id"].$get({ param: { id }, header: {} })),
    refetchInterval: ({ state }) => (state.data && !state.data.has_ended ? 5_000 : false),
  });
}

/** What somebody decides about a run, with what the service needs to know for it. */
export type RunDecision =
  | { readonly verb: "approve"; readonly digest: string }
  | { readonly verb: "reject"; readonly reason: string }
  | { readonly verb: "override"; readonly reason: string; readonly digest: string }
  | { readonly verb: "retry"; readonly confirm?: string }
  | { readonly verb: "preview" | "discard" | "cancel" | "force-cancel" };

/** Answers the run as it is then; of `retry`, the new run. */
export function decideRun(id: string, decision: RunDecision): Promise<RunView> {
  const param = { id };
  const run = runs[":id"];
  switch (decision.verb) {
    case "approve":
      return grantedBy(run.approve.$post({ param, json: { digest: decision.digest } }));
    case "reject":
      return grantedBy(run.reject.$post({ param, json: { reason: decision.reason } }));
    case "override":
      return grantedBy(run.override.$post({ param, json: { reason: decision.reason, digest: decision.digest } }));
    case "retry":
      return grantedBy(
        run.retry.$post({ param, json: decision.confirm === undefined ? {} : { confirm: decision.confirm } }),
      );
    case "preview":
    case "discard":
    case "cancel":
    case "force-cancel":
      return grantedBy(run[decision.verb].$post({ param }));
  }
}

/** A run that goes on from what another one found or left behind. */
export type FollowUpKind = "recover" | "remediate";

/** Says something about a run. */
export function commentOn(id: string, text: string): Promise<RunView> {
  return grantedBy(runs[":id"].comments.$post({ param: { id }, json: { text } }));
}
