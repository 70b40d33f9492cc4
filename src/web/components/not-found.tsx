import { Button } from "@mantine/core";
import { Link } from "@tanstack/react-router";
import { common } from "../texts/common.ts";
import { EmptyState } from "./empty-state.tsx";

/** An address of ours that leads nowhere. */
export function NotFound() {
  return (
    <EmptyState icon="search" title={common.notFound.title} text={common.notFound.text}>
      <Button component={Link} to="/" mt="sm">
        {common.notFound.action}
      </Button>
    </EmptyState>
  );
}
