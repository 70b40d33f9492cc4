import { TextInput } from "@mantine/core";
import { useNavigate, useSearch } from "@tanstack/react-router";
import { useCallback } from "react";
import { Icon } from "../../../components/icon.tsx";
import { fleetTexts } from "../../../texts/fleet.ts";
import classes from "./fleet-controls.module.css";
import { useTypedSearch } from "./use-typed-search.ts";

/** Searches while one types. A new search takes the place of the last in the history, so that the way back is short. */
export function FleetSearchField() {
  const { search = "" } = useSearch({ from: "/console/ops/fleet" });
  const navigate = useNavigate({ from: "/ops/fleet" });
  const go = useCallback(
    (typed: string) =>
      void navigate({
        search: ({ filter }) => ({ ...(filter && { filter }), ...(typed !== "" && { search: typed }) }),
        replace: true,
      }),
    [navigate],
  );
  const [text, setText] = useTypedSearch(search, go);
  return (
    <TextInput
      type="search"
      className={classes.search}
      aria-label={fleetTexts.search}
      placeholder={fleetTexts.searchHint}
      leftSection={<Icon name="search" />}
      value={text}
      maxLength={200}
      onChange={({ currentTarget }) => setText(currentTarget.value)}
    />
  );
}
