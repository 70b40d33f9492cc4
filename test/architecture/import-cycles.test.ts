import { expect, test } from "vitest";
import { cyclesOf } from "./cycles.ts";
import { importsOf, readSourceFiles } from "./source-files.ts";

test("no file imports itself by way of others, not even for a type", () => {
  expect(cyclesOf(importsOf(readSourceFiles()))).toEqual([]);
});

test("a circle is found, however long, and whatever else hangs on it", () => {
  const imports = importsOf([
    { path: "src/domain/a.ts", text: 'import "./b.ts"; import "./outside.ts";' },
    { path: "src/domain/b.ts", text: 'import type { C } from "./c.ts"; import "./outside.ts";' },
    { path: "src/domain/c.ts", text: 'export { a } from "./a.ts";' },
    { path: "src/domain/d.ts", text: 'import "./a.ts"; import "./e.ts";' },
    { path: "src/domain/e.ts", text: 'import "./d.ts";' },
    { path: "src/domain/self.ts", text: 'import "./self.ts";' },
  ]);
  expect(cyclesOf(imports)).toEqual([
    ["src/domain/a.ts", "src/domain/b.ts", "src/domain/c.ts"],
    ["src/domain/d.ts", "src/domain/e.ts"],
    ["src/domain/self.ts"],
  ]);
});

test("two ways to the same file are no circle", () => {
  const imports = importsOf([
    { path: "src/domain/a.ts", text: 'import "./b.ts"; import "./c.ts";' },
    { path: "src/domain/b.ts", text: 'import "./c.ts";' },
  ]);
  expect(cyclesOf(imports)).toEqual([]);
});
