import type { RunEventView } from "../../api/views/run-event.ts";

/** What was heard of a run, by its number within its own list. */
export type Heard = {
  readonly transitions: Map<number, RunEventView>;
  readonly progress: Map<number, RunEventView>;
};

/**
 * Keeps an event once, however often it comes. Its id counts how many transitions and how many others were told with it
 * (`3-12`), so that it is the last of one of the two.
 */
export function keep(heard: Heard, id: string, event: RunEventView): void {
  const [transitions = 0, progress = 0] = id.split("-").map(Number);
  if (event.type === "status") heard.transitions.set(transitions, event);
  else heard.progress.set(progress, event);
}

/**
 * The two lists as one, by time. The same events have the same order whenever they were heard, so that a line keeps its
 * number after a reload: what was told late has its place by when it happened.
 */
export function inOrder({ transitions, progress }: Heard): RunEventView[] {
  const events: RunEventView[] = [];
  const waiting = byNumber(progress);
  for (const transition of byNumber(transitions)) {
    while (waiting[0] && waiting[0].at < transition.at) events.push(...waiting.splice(0, 1));
    events.push(transition);
  }
  return [...events, ...waiting];
}

function byNumber(list: ReadonlyMap<number, RunEventView>): RunEventView[] {
  return [...list].sort(([one], [other]) => one - other).map(([, event]) => event);
}
