import { Anchor } from "@mantine/core";
import { Link } from "@tanstack/react-router";
import type { ReactNode } from "react";
import type { Ask } from "./change/asks.ts";

type Props = {
  readonly hospital: string;
  readonly ask: Ask;
  readonly revision?: number;
  readonly children: ReactNode;
};

/** Leads to where this is asked for. */
export function AskLink({ hospital, ask, revision, children }: Props) {
  const search = { ask, ...(revision !== undefined && { revision }) };
  return (
    <Anchor
      size="sm"
      underline="always"
      renderRoot={(props) => (
        <Link {...props} to="/ops/hospitals/$hospital/change" params={{ hospital }} search={search} />
      )}
    >
      {children}
    </Anchor>
  );
}
