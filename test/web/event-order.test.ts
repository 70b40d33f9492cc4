import { expect, test } from "vitest";
import type { RunEventView } from "../../src/api/views/run-event.ts";
import { type Heard, inOrder, keep } from "../../src/web/queries/event-order.ts";

type Told = readonly [id: string, event: RunEventView];

function status(id: string, second: number): Told {
  return [id, { at: `2026-05-01T12:00:0${second}Z`, type: "status", text: `status ${id}`, status: "planning" }];
}

function message(id: string, second: number): Told {
  return [id, { at: `2026-05-01T12:00:0${second}Z`, type: "message", text: `message ${id}` }];
}

function linesOf(told: readonly Told[]): string[] {
  const heard: Heard = { transitions: new Map(), progress: new Map() };
  for (const [id, event] of told) keep(heard, id, event);
  return inOrder(heard).map(({ text }) => text.split(" ")[0] ?? "");
}

test("the lines of a log are the same whether they were heard live or all at once afterwards", () => {
  // Live, the message that happened before the second status was told after it.
  const live = [status("1-0", 1), status("2-0", 3), message("2-1", 2), message("2-2", 4)];
  const afterwards = [status("1-0", 1), message("1-1", 2), status("2-1", 3), message("2-2", 4)];
  expect(linesOf(live)).toEqual(["status", "message", "status", "message"]);
  expect(linesOf(afterwards)).toEqual(linesOf(live));
});

test("what is told again after the line broke stands there once", () => {
  const first = [status("1-0", 1), status("2-0", 3), message("2-1", 2)];
  const again = [status("1-0", 1), message("1-1", 2), status("2-1", 3)];
  expect(linesOf([...first, ...again])).toHaveLength(3);
});
