import { useQueryClient } from "@tanstack/react-query";
import { useEffect, useRef } from "react";
import type { RunView } from "../../../../api/views/run.ts";
import { announce } from "../../../components/announce.ts";
import type { FollowedRun } from "../../../queries/use-run-events.ts";
import { runKindTexts } from "../../../texts/status.ts";
import { faceOf } from "./face-of.ts";

/** Looks at the run again when its events tell of a new state, and has a screen reader say what it is then. */
export function useHeard(id: string, { events }: FollowedRun, run: RunView | undefined): void {
  const client = useQueryClient();
  const heard = events.filter(({ type }) => type === "status").length;
  const known = run?.transitions.length ?? 0;
  useEffect(() => {
    if (heard <= known) return;
    void client.invalidateQueries({ queryKey: ["runs", id] });
    // What the hospital has or needs changes with its runs.
    void client.invalidateQueries({ queryKey: ["hospitals"] });
  }, [heard, known, id, client]);

  const last = useRef<{ readonly id: string; readonly words: string } | null>(null);
  const words = run && `${runKindTexts[run.kind]}: ${faceOf(run).name}`;
  useEffect(() => {
    if (!words) return;
    // What the page opened with is read as the page is.
    if (last.current?.id === id && last.current.words !== words) announce(words);
    last.current = { id, words };
  }, [id, words]);
}
