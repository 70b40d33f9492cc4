import { expect, test } from "vitest";
import { readArguments } from "../../../src/main/backup/run-command.ts";

test("one file and the known options are understood, and nothing else", () => {
  expect(readArguments(["a.tar.gz"], ["keys"])).toMatchObject({ file: "a.tar.gz", values: {} });
  expect(readArguments(["a", "--keys", "b"], ["keys"])).toMatchObject({ file: "a", values: { keys: "b" } });
  for (const args of [[], ["a", "b"], ["a", "--force"], ["a", "--keys"]]) {
    expect(readArguments(args, ["keys"])).toBeNull();
  }
});
