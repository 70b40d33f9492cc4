import { mkdirSync, readFileSync, rmdirSync, writeFileSync } from "node:fs";
import path from "node:path";
import { expect } from "vitest";
import { npmPackages, packagesAreInstalled, packagesMatch } from "../../../toolchain/steps/npm-packages.mjs";
import { look, putProgram } from "../support/programs.ts";
import { test } from "../support/temp-folder.ts";

const hono = { version: "4.13.19", integrity: "sha512-a" };
const forMac = { version: "2.6.8", integrity: "sha512-b", optional: true };

function lock(packages: object): string {
  return JSON.stringify({ packages });
}

test("packages are installed when npm noted those of the lock file", ({ folder }) => {
  mkdirSync(path.join(folder, "node_modules", "hono"), { recursive: true });
  writeFileSync(path.join(folder, "package-lock.json"), lock({ "": {}, "node_modules/hono": hono }));
  expect(packagesAreInstalled(folder)).toBe(false);
  writeFileSync(path.join(folder, "node_modules", ".package-lock.json"), lock({ "node_modules/hono": hono }));
  expect(packagesAreInstalled(folder)).toBe(true);
  rmdirSync(path.join(folder, "node_modules", "hono"));
  expect(packagesAreInstalled(folder)).toBe(false);
});

test("only what is optional may be missing, and nothing may differ", () => {
  const wanted = { "": {}, "node_modules/hono": hono, "node_modules/biome-for-mac": forMac };
  expect(packagesMatch(wanted, { "node_modules/hono": hono })).toBe(true);
  expect(packagesMatch(wanted, { "node_modules/biome-for-mac": forMac })).toBe(false);
  expect(packagesMatch(wanted, { "node_modules/hono": { ...hono, version: "4.13.18" } })).toBe(false);
  expect(packagesMatch(wanted, { "node_modules/hono": { ...hono, integrity: "sha512-c" } })).toBe(false);
  const otherMac = { ...forMac, version: "2.6.7" };
  expect(packagesMatch(wanted, { "node_modules/hono": hono, "node_modules/biome-for-mac": otherMac })).toBe(false);
});

const noted = `mkdir -p node_modules/hono; cp package-lock.json node_modules/.package-lock.json`;

test("they are installed without running a script of theirs, development tools included", async ({ folder }) => {
  writeFileSync(path.join(folder, "package-lock.json"), lock({ "node_modules/hono": hono }));
  putProgram(folder, "npm", `echo "$@" > asked; ${noted}`);
  const step = npmPackages(folder, { PATH: `${folder}:/usr/bin:/bin` });
  expect(await look(step, "npm registry")).toEqual({ found: true, note: "installed from the npm registry" });
  expect(await look(step, "node_modules")).toEqual({ found: true });
  const asked = readFileSync(path.join(folder, "asked"), "utf8");
  expect(asked).toMatch(/^install --no-save --include=dev .*--ignore-scripts/);
});

test("packages that are not those of the lock file don't do, even if npm is content", async ({ folder }) => {
  writeFileSync(path.join(folder, "package-lock.json"), lock({ "node_modules/hono": hono }));
  putProgram(folder, "npm", `${noted}; echo '${lock({})}' > node_modules/.package-lock.json`);
  expect(await look(npmPackages(folder, { PATH: `${folder}:/usr/bin:/bin` }), "npm registry")).toEqual({
    missing: "what it gave is not what the lock file asks for",
  });
});

test("npm's own reason is told when it can't install them", async ({ folder }) => {
  putProgram(
    folder,
    "npm",
    'echo "npm error code ENOTFOUND\nnpm error network is down\nnpm error A complete log of" >&2; exit 1',
  );
  expect(await look(npmPackages(folder, { PATH: folder }), "npm registry")).toEqual({
    missing: "npm install: network is down",
  });
});

test("a machine without npm is told so", async ({ folder }) => {
  expect(await look(npmPackages(folder, { PATH: folder }), "npm registry")).toEqual({
    missing: "there is no npm on PATH",
  });
});
