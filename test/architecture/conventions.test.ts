import { expect, test } from "vitest";
import { defaultExporters, environmentReaders, medianLines, misnamedComponents, tooLong } from "./conventions.ts";
import { readSourceFiles } from "./source-files.ts";

const files = readSourceFiles();

test("a source file has at most 300 lines, a test 400", () => {
  expect(tooLong(files)).toEqual([]);
});

test("only the configuration reads the environment", () => {
  expect(environmentReaders(files)).toEqual([]);
});

test("nothing is exported by default", () => {
  expect(defaultExporters(files)).toEqual([]);
});

test("a file of the pages holds one component and is called as it is", () => {
  expect(misnamedComponents(files)).toEqual([]);
});

test("the middle one of the pages' files has less than 100 lines", () => {
  expect(medianLines(files.filter(({ path }) => path.startsWith("src/web/")))).toBeLessThan(100);
});

test("a second component, and one under another name, are found", () => {
  const two = { path: "src/web/components/two.tsx", text: "export function Two() {}\nfunction Three() {}" };
  const other = { path: "src/web/components/other.tsx", text: "export function SomethingElse() {}" };
  const right = { path: "src/web/components/copy-button.tsx", text: "export function CopyButton() {}" };
  expect(misnamedComponents([two, other, right])).toEqual([
    "src/web/components/two.tsx holds Two, Three",
    "src/web/components/other.tsx holds SomethingElse",
  ]);
});

test("a file over its budget is found", () => {
  const source = { path: "src/domain/long.ts", text: "x;\n".repeat(301) };
  const specimen = { path: "test/domain/long.test.ts", text: "x;\n".repeat(400) };
  expect(tooLong([source, specimen])).toEqual(["src/domain/long.ts has 301 lines of 300"]);
});

test.each([
  "const port = process.env.PORT;",
  'const port = process["env"].PORT;',
  "const { env } = process;",
  "const { env: environment } = globalThis.process;",
  'import { env as environment } from "node:process";',
])("a reader of the environment is found: %s", (text) => {
  expect(environmentReaders([{ path: "src/api/app.ts", text }])).toEqual(["src/api/app.ts"]);
  expect(environmentReaders([{ path: "src/main/config.ts", text }])).toEqual([]);
});

test("who only speaks of the environment does not read it", () => {
  const text = "// process.env\nconst env = request.env; child({ env });";
  expect(environmentReaders([{ path: "src/api/app.ts", text }])).toEqual([]);
});

test.each(["export default function start() {}", "export default { a: 1 };", "const a = 1; export { a as default };"])(
  "a default export is found: %s",
  (text) => {
    expect(defaultExporters([{ path: "src/api/app.ts", text }])).toEqual(["src/api/app.ts"]);
    expect(defaultExporters([{ path: "test/vitest.config.ts", text }])).toEqual([]);
  },
);
