import { expect, test } from "vitest";
import { type Look, whileQuiet } from "../../../src/main/backup/while-quiet.ts";

function options(looks: readonly Look[], limitMs = 10_000) {
  const rest = [...looks];
  const said: string[] = [];
  const stop = new AbortController();
  return {
    ...{ said, stop, limitMs, signal: stop.signal, say: (line: string) => void said.push(line) },
    look: async () => rest.shift() ?? looks.at(-1) ?? { held: [], mark: "" },
  };
}

function counter() {
  let count = 0;
  return async () => ++count;
}

test("what was read while nobody worked counts, the first time", async () => {
  const quiet = options([{ held: [], mark: "a" }]);
  expect(await whileQuiet(quiet, counter())).toEqual({ ok: true, value: 1 });
  expect(quiet.said).toEqual([]);
});

test("what was read while a run began, or began and ended, is read once more", async () => {
  const began = [
    { held: [], mark: "anna 1" },
    { held: ["anna"], mark: "anna 2" },
  ];
  const ended = [
    { held: [], mark: "anna 2" },
    { held: [], mark: "anna 3" },
  ];
  const quiet = options([...began, ...ended, { held: [], mark: "anna 3" }]);
  expect(await whileQuiet(quiet, counter())).toEqual({ ok: true, value: 3 });
  expect(quiet.said).toHaveLength(2);
});

test("nothing is read while somebody works, whom it names", async () => {
  const quiet = options([
    { held: ["anna", "bernard"], mark: "a" },
    { held: [], mark: "b" },
  ]);
  expect(await whileQuiet(quiet, counter())).toEqual({ ok: true, value: 1 });
  expect(quiet.said).toEqual(["waiting for the runs of anna, bernard"]);
});

test("it gives up in time, and at once when it is told to stop", async () => {
  const busy = options([{ held: ["anna"], mark: "a" }], 0);
  expect(await whileQuiet(busy, counter())).toMatchObject({ ok: false, problem: { code: "never_quiet" } });
  const stopped = options([{ held: ["anna"], mark: "a" }]);
  stopped.stop.abort();
  await expect(whileQuiet(stopped, counter())).rejects.toThrow("abort");
});
