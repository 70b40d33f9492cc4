import { infiniteQueryOptions, queryOptions } from "@tanstack/react-query";
import { grantedBy } from "../../api/client.ts";
import type { RunView } from "../../api/views/run.ts";
import type { RunKind } from "../../domain/runs.ts";
import type { Tier } from "../../domain/tiers.ts";
import { api } from "../api.ts";
import type { AnswerOf } from "./answer-of.ts";

const ofHospital = api.api.v1.hospitals[":id"];
const pageSize = 20;

/** What a run is to do. */
export type Wish = {
  readonly kind: RunKind;
  readonly config?: {
    tier?: Tier;
    accessList?: { address: string; comment: string }[];
    terminationProtection?: boolean;
  };
  readonly to_revision?: number;
};

/** The newest runs of a hospital, those that wait or work among them; looked at again while the page is open. */
export function newestRunsQuery(id: string) {
  return queryOptions({
    queryKey: ["hospitals", id, "runs", "newest"],
    queryFn: () => grantedBy(ofHospital.runs.$get({ param: { id }, query: { limit: String(pageSize) } })),
    refetchInterval: 5_000,
  });
}

/** All runs of a hospital, newest first, page by page. */
export function hospitalRunsQuery(id: string) {
  return infiniteQueryOptions({
    queryKey: ["hospitals", id, "runs", "all"],
    queryFn: ({ pageParam: from }) =>
      grantedBy(
        ofHospital.runs.$get({
          param: { id },
          query: { limit: String(pageSize), ...(from > 0 && { from: String(from) }) },
        }),
      ),
    initialPageParam: 0,
    getNextPageParam: ({ next }) => next,
  });
}

export type RunSummary = AnswerOf<typeof newestRunsQuery>["runs"][number];

/** What this key may ask for now, and of everything else why not. */
export function runOptionsQuery(id: string) {
  return queryOptions({
    queryKey: ["hospitals", id, "options"],
    queryFn: () => grantedBy(ofHospital.options.$get({ param: { id } })),
  });
}

/** What a run would do and cost. Starts nothing. Asked anew each time, since the ground moves. */
export function outlookQuery(id: string, wish: Wish | null) {
  return queryOptions({
    queryKey: ["hospitals", id, "outlook", wish],
    queryFn: () => grantedBy(ofHospital.outlook.$post({ param: { id }, json: wish ?? { kind: "drift-check" } })),
    enabled: wish !== null,
    staleTime: 0,
    gcTime: 0,
  });
}

/** Asks for a run. `confirm` is the hospital's name as somebody typed it, where something is destroyed. */
export function askForRun(id: string, wish: Wish, reason: string, confirm?: string): Promise<RunView> {
  const json = { ...wish, reason, ...(confirm !== undefined && { confirm }) };
  return grantedBy(ofHospital.runs.$post({ param: { id }, json }));
}
