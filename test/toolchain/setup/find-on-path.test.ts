import { chmodSync, symlinkSync } from "node:fs";
import path from "node:path";
import { expect } from "vitest";
import { findOnPath } from "../../../toolchain/setup/find-on-path.mjs";
import { putProgram } from "../support/programs.ts";
import { test } from "../support/temp-folder.ts";

function onPath(...folders: string[]) {
  return { PATH: folders.join(path.delimiter) };
}

test("the first program of that name on PATH is found, npm's folders and what can't be run passed over", ({
  folder,
}) => {
  const [packages, plain, real] = [
    path.join(folder, "node_modules", ".bin"),
    path.join(folder, "a"),
    path.join(folder, "b"),
  ];
  putProgram(packages, "pulumi", "");
  chmodSync(putProgram(plain, "pulumi", ""), 0o644);
  const program = putProgram(real, "pulumi", "");
  expect(findOnPath("pulumi", onPath("", packages, plain, real))?.path).toBe(program);
  expect(findOnPath("pulumi", onPath(packages, plain))).toBeUndefined();
  expect(findOnPath("pulumi", {})).toBeUndefined();
});

test("its stamp changes when the program behind the name is another", ({ folder }) => {
  const bin = path.join(folder, "bin");
  const before = putProgram(folder, "old", "echo 1");
  putProgram(bin, "other", "");
  symlinkSync(before, path.join(bin, "pulumi"));
  const stamp = findOnPath("pulumi", onPath(bin))?.stamp;
  expect(findOnPath("pulumi", onPath(bin))?.stamp).toBe(stamp);
  putProgram(folder, "old", "echo 12");
  expect(findOnPath("pulumi", onPath(bin))?.stamp).not.toBe(stamp);
});
