import { expect, test } from "vitest";
import { mayImport, misdirected, notForBrowsers, roomOf } from "./rooms.ts";
import { importsOf, readSourceFiles, valueImportsOf } from "./source-files.ts";

test("every import goes down the list of rooms", () => {
  expect(misdirected(importsOf(readSourceFiles()))).toEqual([]);
});

test("pages take nothing of the server into a browser but the client and the domain", () => {
  expect(notForBrowsers(valueImportsOf(readSourceFiles()))).toEqual([]);
});

test("a value of the server in a page is found, a type is not", () => {
  const imports = valueImportsOf([
    { path: "src/web/pages/a.tsx", text: 'import { roleMissing } from "../../services/problems.ts";' },
    { path: "src/web/pages/b.tsx", text: 'import type { RunView } from "../../api/views/run.ts";' },
    { path: "src/web/pages/c.tsx", text: 'import { plans } from "../../domain/plans.ts"; import "./a.css";' },
  ]);
  expect(notForBrowsers(imports)).toEqual(["src/web/pages/a.tsx takes src/services/problems.ts into a browser"]);
});

test("an import that goes up is found, of a type and in a re-export too", () => {
  const imports = importsOf([
    { path: "src/domain/tiers.ts", text: 'import { price } from "../services/price.ts";' },
    { path: "src/runs/queue.ts", text: 'import type { App } from "../api/app.ts";' },
    { path: "src/audit/index.ts", text: 'export * from "../operator/port.ts";' },
    { path: "src/api/later.ts", text: 'const main = await import("../main/start.ts");' },
    { path: "src/services/pay.ts", text: 'import { localAtlas } from "../local/index.ts";' },
    { path: "src/local/index.ts", text: 'import { config } from "../../stacks/hospital/config.ts";' },
    { path: "toolchain/setup.mjs", text: 'import { newId } from "../src/foundation/ids.ts";' },
    { path: "src/main/start.ts", text: 'import { pins } from "../../toolchain/pins.mjs";' },
    { path: "src/foundation/ids.ts", text: 'import { fixture } from "../../test/support/fixture.ts";' },
  ]);
  expect(misdirected(imports)).toHaveLength(9);
});

test("an import that goes down, or stays in its room, is allowed", () => {
  const imports = importsOf([
    { path: "src/main/start.ts", text: 'import "../local/index.ts"; import "../api/app.ts";' },
    { path: "src/operator/workspace.ts", text: 'import "../../stacks/hospital/program.ts"; import "./port.ts";' },
    { path: "src/local/atlas/server.ts", text: 'import "../../domain/tiers.ts";' },
  ]);
  expect(misdirected(imports)).toEqual([]);
});

test("a room that nobody has drawn may neither import nor be imported", () => {
  expect(mayImport("utils", "domain")).toBe(false);
  expect(mayImport("api", "utils")).toBe(false);
  expect(roomOf("src/utils/strings.ts")).toBe("utils");
});
