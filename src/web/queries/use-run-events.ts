import { useEffect, useState } from "react";
import type { RunEventView } from "../../api/views/run-event.ts";
import { endedRunStatuses } from "../../domain/run-statuses.ts";
import { type Heard, inOrder, keep } from "./event-order.ts";

export type FollowedRun = {
  /** In the order of the run, each once. */
  readonly events: readonly RunEventView[];
  /** `lost`: the line broke, and we try again by ourselves. */
  readonly line: "open" | "lost" | "ended";
};

const types = ["status", "resource", "message"] as const;
const tryAgainAfterMs = 3_000;
const sleptMs = 30_000;
const nothing: FollowedRun = { events: [], line: "open" };

/**
 * Follows a run's events until its end. A line that breaks is taken up where it broke, also after a restart of the
 * service or a night with the lid closed. Null follows nothing.
 */
export function useRunEvents(runId: string | null): FollowedRun {
  const [followed, setFollowed] = useState(nothing);
  useEffect(() => {
    setFollowed(nothing);
    return runId === null ? undefined : follow(runId, setFollowed);
  }, [runId]);
  return followed;
}

function follow(runId: string, tell: (followed: FollowedRun) => void): () => void {
  const heard: Heard = { transitions: new Map(), progress: new Map() };
  let source: EventSource | undefined;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let hiddenAtMs: number | null = null;
  let isOver = false;

  const say = (line: FollowedRun["line"]) => tell({ events: inOrder(heard), line });
  const hear = (message: MessageEvent<string>) => {
    keep(heard, message.lastEventId, JSON.parse(message.data));
    say("open");
  };
  const open = () => {
    source?.close();
    source = new EventSource(`/api/v1/runs/${encodeURIComponent(runId)}/events`);
    for (const type of types) source.addEventListener(type, hear);
    source.addEventListener("open", () => say("open"));
    source.addEventListener("error", broke);
  };
  // After the last event the service ends the stream; the browser asks once more, hears 204 and closes it for good.
  const broke = () => {
    if (source?.readyState !== EventSource.CLOSED) return say("lost");
    isOver = endsIn(heard);
    say(isOver ? "ended" : "lost");
    if (!isOver) timer = setTimeout(open, tryAgainAfterMs);
  };
  const woke = () => {
    if (document.hidden) {
      hiddenAtMs = Date.now();
    } else if (hiddenAtMs !== null && Date.now() - hiddenAtMs > sleptMs && !isOver) {
      open();
    }
  };

  document.addEventListener("visibilitychange", woke);
  open();
  return () => {
    document.removeEventListener("visibilitychange", woke);
    clearTimeout(timer);
    source?.close();
  };
}

const ends = new Set<string>(endedRunStatuses);

function endsIn({ transitions }: Heard): boolean {
  return [...transitions.values()].some(({ status }) => status !== undefined && ends.has(status));
}
