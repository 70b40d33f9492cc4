import { QueryCache, QueryClient } from "@tanstack/react-query";
import { RefusedCall } from "../../api/client.ts";

const retries = 3;

/** `onSignedOut` is called when an answer says that the session is over. */
export function createQueryClient(onSignedOut: () => void): QueryClient {
  return new QueryClient({
    queryCache: new QueryCache({
      onError: (error) => {
        if (error instanceof RefusedCall && error.status === 401) onSignedOut();
      },
    }),
    defaultOptions: {
      queries: { staleTime: 5_000, retry: (failures, error) => failures < retries && mayHelp(error) },
      mutations: { retry: false },
    },
  });
}

/** A refusal stays one unless it says otherwise; a line that broke may mend. */
function mayHelp(error: Error): boolean {
  return error instanceof RefusedCall ? error.status >= 500 : true;
}
