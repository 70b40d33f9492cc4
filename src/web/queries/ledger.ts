import { infiniteQueryOptions } from "@tanstack/react-query";
import { grantedBy } from "../../api/client.ts";
import { api } from "../api.ts";
import type { AnswerOf } from "./answer-of.ts";

const { ledger } = api.api.v1.hospitals[":id"];

/** A hospital's ledger, newest first, page by page. */
export function ledgerQuery(id: string) {
  return infiniteQueryOptions({
    queryKey: ["hospitals", id, "ledger"],
    queryFn: ({ pageParam: before }) =>
      grantedBy(
        ledger.$get({
          param: { id },
          query: { order: "newest", limit: "25", ...(before > 0 && { before: String(before) }) },
        }),
      ),
    initialPageParam: 0,
    getNextPageParam: ({ next }) => next,
  });
}

/** Has the service verify a hospital's whole ledger now. */
export function verifyLedger(id: string) {
  return grantedBy(ledger.verify.$post({ param: { id } }));
}

/** Where a browser gets a whole ledger as a file. */
export function ledgerExportPath(id: string, format: "jsonl" | "csv"): string {
  return `/api/v1/hospitals/${encodeURIComponent(id)}/ledger/export?format=${format}`;
}

export type LedgerEntryOfHospital = AnswerOf<typeof ledgerQuery>["entries"][number];
