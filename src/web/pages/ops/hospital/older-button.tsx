import { Button } from "@mantine/core";
import { opsHospital } from "../../../texts/ops-hospital.ts";

type Pages = {
  readonly hasNextPage: boolean;
  readonly isFetchingNextPage: boolean;
  readonly fetchNextPage: () => unknown;
};

/** Fetches the next page of a list whose newest stand first; nothing once all are there. */
export function OlderButton({ hasNextPage, isFetchingNextPage, fetchNextPage }: Pages) {
  if (!hasNextPage) return null;
  return (
    <Button variant="default" mt="md" loading={isFetchingNextPage} onClick={() => void fetchNextPage()}>
      {opsHospital.older}
    </Button>
  );
}
