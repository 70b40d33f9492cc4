import type { KeyboardEvent } from "react";

const steps: Readonly<Record<string, number>> = { ArrowDown: 1, ArrowUp: -1 };

/** From one line's link to the next by the arrows, so that a long log is a single stop of the tabulator. */
export function stepBetweenLines(event: KeyboardEvent<HTMLOListElement>): void {
  const links = [...event.currentTarget.querySelectorAll("a")];
  const here = links.findIndex((link) => link.matches(":focus"));
  const step = steps[event.key];
  if (here < 0 || step === undefined) return;
  event.preventDefault();
  links[here + step]?.focus();
}
