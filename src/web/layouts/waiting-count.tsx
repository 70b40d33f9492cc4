import { VisuallyHidden } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useEffect, useRef } from "react";
import { announce } from "../components/announce.ts";
import { waitingCountsQuery } from "../queries/waiting.ts";
import { waitingTexts } from "../texts/waiting.ts";
import classes from "./waiting-count.module.css";

/** How much waits for people; nothing while nothing does. A screen reader hears when it becomes more. */
export function WaitingCount() {
  const { data } = useQuery(waitingCountsQuery);
  const count = data && data.runs + data.cases;
  const before = useRef(count);
  useEffect(() => {
    if (count !== undefined && before.current !== undefined && count > before.current) {
      announce(waitingTexts.more(count - before.current));
    }
    before.current = count;
  }, [count]);
  if (!count) return null;
  return (
    <>
      <span className={classes.count} aria-hidden="true">
        {count}
      </span>
      <VisuallyHidden>{waitingTexts.count(count)}</VisuallyHidden>
    </>
  );
}
