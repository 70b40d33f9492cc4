import { infiniteQueryOptions, queryOptions } from "@tanstack/react-query";
import { grantedBy } from "../../api/client.ts";
import { api } from "../api.ts";
import type { AnswerOf } from "./answer-of.ts";
import { hospitalQuery } from "./hospital.ts";

const ofHospital = api.api.v1.hospitals[":id"];

/** One hospital, looked at again while its page in the console is open. */
export function watchedHospitalQuery(id: string) {
  return { ...hospitalQuery(id), refetchInterval: 5_000 };
}

/** What only a person may decide about a hospital. */
export function hospitalCasesQuery(id: string) {
  return queryOptions({
    queryKey: ["hospitals", id, "cases"],
    queryFn: () => grantedBy(api.api.v1.cases.$get({ query: { open: "true", hospital: id } })),
    refetchInterval: 30_000,
  });
}

/** Desired revisions, newest first, page by page. */
export function revisionsQuery(id: string) {
  return infiniteQueryOptions({
    queryKey: ["hospitals", id, "revisions"],
    queryFn: ({ pageParam: from }) =>
      grantedBy(
        ofHospital.revisions.$get({
          param: { id },
          query: { limit: "10", ...(from > 0 && { from: String(from) }) },
        }),
      ),
    initialPageParam: 0,
    getNextPageParam: ({ next }) => next,
  });
}

/** What the stack declares beside what Atlas has. Each time Atlas is asked. */
export function resourcesQuery(id: string) {
  return queryOptions({
    queryKey: ["hospitals", id, "resources"],
    queryFn: () => grantedBy(ofHospital.resources.$get({ param: { id } })),
    staleTime: 30_000,
  });
}

/** What a hospital paid, owes and leaves over. */
export function hospitalPaymentsQuery(id: string) {
  return queryOptions({
    queryKey: ["hospitals", id, "payments"],
    queryFn: () => grantedBy(ofHospital.payments.$get({ param: { id } })),
  });
}

export type RevisionOfHospital = AnswerOf<typeof revisionsQuery>["revisions"][number];
export type PaymentsOfHospital = AnswerOf<typeof hospitalPaymentsQuery>;
