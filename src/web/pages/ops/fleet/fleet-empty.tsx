import { Button } from "@mantine/core";
import { Link, useSearch } from "@tanstack/react-router";
import { EmptyState } from "../../../components/empty-state.tsx";
import { emptyFilterTexts, fleetFilterTexts, fleetTexts } from "../../../texts/fleet.ts";

/** Why nothing is shown: nobody has signed up, nothing is found, or a filter has nothing to let through. */
export function FleetEmpty({ foundElsewhere }: { foundElsewhere: number }) {
  const { search, filter } = useSearch({ from: "/console/ops/fleet" });
  const { none, notFound } = fleetTexts;
  if (search) {
    const words = filter ? notFound.withFilter(search, fleetFilterTexts[filter]) : notFound.text(search);
    return (
      <EmptyState icon="search" title={notFound.title} text={words}>
        <Button
          component={Link}
          to={`/ops/fleet${foundElsewhere ? `?search=${encodeURIComponent(search)}` : ""}`}
          mt="sm"
        >
          {foundElsewhere ? notFound.everywhere : notFound.action}
        </Button>
      </EmptyState>
    );
  }
  if (filter) {
    return (
      <EmptyState icon={filter === "ok" ? "filter" : "check"} title={emptyFilterTexts[filter]}>
        <Button component={Link} to="/ops/fleet" variant="default" mt="sm">
          {notFound.action}
        </Button>
      </EmptyState>
    );
  }
  return (
    <EmptyState icon="hospital" title={none.title} text={none.text}>
      <Button component={Link} to="/create-hospital" mt="sm">
        {none.action}
      </Button>
    </EmptyState>
  );
}
