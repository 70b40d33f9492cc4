import { RunEventView } from "../../../src/api/views/run-event.ts";

/** Reads a stream of server-sent events to its end. */
export async function eventsOf(response: Response) {
  const text = await response.text();
  return [...text.matchAll(/^data: (.*)$/gm)].map(([, data]) => RunEventView.parse(JSON.parse(data ?? "")));
}

/** The resources that the events tell of, by name, each with what was heard of it in turn. */
export function resourceStates(events: readonly ReturnType<typeof RunEventView.parse>[]): Record<string, string[]> {
  const states: Record<string, string[]> = {};
  for (const { resource } of events) {
    if (resource) states[resource.name] = [...(states[resource.name] ?? []), `${resource.operation} ${resource.state}`];
  }
  return states;
}
