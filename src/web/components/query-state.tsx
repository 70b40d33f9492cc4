import type { UseQueryResult } from "@tanstack/react-query";
import type { ReactNode } from "react";
import { Loading } from "./loading.tsx";
import { RefusalNotice } from "./refusal-notice.tsx";

type Props<T> = {
  readonly query: UseQueryResult<T>;
  readonly loading?: ReactNode;
  readonly children: (data: T) => ReactNode;
};

/** Shows what a query answered; until then its outline, and a refusal with what to do. Data that were there stay. */
export function QueryState<T>({ query, loading = <Loading />, children }: Props<T>) {
  if (query.data !== undefined) return children(query.data);
  if (query.error) return <RefusalNotice error={query.error} onRetry={() => void query.refetch()} />;
  return loading;
}
