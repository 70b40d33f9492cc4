import { expect } from "vitest";
import { findGo, goMisfit } from "../../../toolchain/setup/go.mjs";
import { putProgram } from "../support/programs.ts";
import { test } from "../support/temp-folder.ts";

test("a Go that is new enough does, whatever it may fetch", () => {
  expect(goMisfit("go1.25.11", "local", "1.25.11")).toBeUndefined();
  expect(goMisfit("go1.26.0", "auto", "1.25.11")).toBeUndefined();
});

test("a Go that is too old does if it may fetch a newer one by itself", () => {
  expect(goMisfit("go1.22.4", "auto", "1.25.11")).toBeUndefined();
  expect(goMisfit("go1.22.4", "local", "1.25.11")).toBe("Go 1.22.4 on PATH is older than 1.25.11");
  expect(goMisfit("go1.20.14", "", "1.25.11")).toBe("Go 1.20.14 on PATH is older than 1.25.11");
});

test("a machine without Go, or with one that does not run, is told so", async ({ folder }) => {
  expect(await findGo("pulumi", { PATH: folder })).toEqual({ missing: "there is no Go on PATH" });
  putProgram(folder, "go", "echo 'no GOROOT' >&2; exit 2");
  expect(await findGo("pulumi", { PATH: folder })).toEqual({ missing: "go: no GOROOT" });
});

test("what a module of ours needs stands in its go.mod", async ({ folder }) => {
  putProgram(folder, "go", 'printf "go1.23.1\\nlocal\\n"');
  expect(await findGo("pulumi", { PATH: folder })).toEqual({ missing: "Go 1.23.1 on PATH is older than 1.25.11" });
  expect(await findGo("ferretdb", { PATH: folder })).toEqual({ missing: "Go 1.23.1 on PATH is older than 1.24" });
});
