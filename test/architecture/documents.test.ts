import { existsSync } from "node:fs";
import { expect, test } from "vitest";
import packageJson from "../../package.json" with { type: "json" };
import { deadPaths, deadScripts } from "./documents.ts";
import { projectPath, readDocuments } from "./source-files.ts";

const documents = readDocuments();

test("every path in backticks exists", () => {
  expect(deadPaths(documents, (path) => existsSync(projectPath(path)))).toEqual([]);
});

test("every npm script that a document names exists", () => {
  expect(deadScripts(documents, packageJson.scripts)).toEqual([]);
});

test("a path that leads nowhere is found, and other words in backticks are let be", () => {
  const text =
    "`src/gone.ts` `docs/` `GONE.md` `src/main/config.ts` `/api/v1/hospitals` `text/html` `.data/ops-key` `a b`";
  const there = (path: string) => path === "src/main/config.ts";
  expect(deadPaths([{ path: "README.md", text }], there)).toEqual([
    "README.md: src/gone.ts does not exist",
    "README.md: docs/ does not exist",
    "README.md: GONE.md does not exist",
  ]);
});

test("a script that is not there is found", () => {
  const text = "Run `npm start`, `npm test -- api` or:\n\n    npm run launch -- --now\n";
  expect(deadScripts([{ path: "README.md", text }], { start: "", verify: "" })).toEqual([
    "README.md: there is no script test",
    "README.md: there is no script launch",
  ]);
});
