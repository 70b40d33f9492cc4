import { existsSync } from "node:fs";
import { expect, vi } from "vitest";
import { oldestPulumi, pins } from "../../../toolchain/pins.mjs";
import { obtain } from "../../../toolchain/setup/obtain.mjs";
import { versionMisfit } from "../../../toolchain/setup/versions.mjs";
import { pulumiCli } from "../../../toolchain/steps/pulumi-cli.mjs";
import { look, putProgram } from "../support/programs.ts";
import { test } from "../support/temp-folder.ts";

test("the CLI that is installed fits", () => {
  expect(versionMisfit(pins.pulumi, { least: oldestPulumi, sameMajor: true })).toBeUndefined();
});

test("a fitting CLI on PATH is used, and the person is told", async ({ folder }) => {
  const program = putProgram(folder, "pulumi", "echo v3.270.0");
  expect(await look(pulumiCli(folder, "node", { PATH: folder }), "PATH")).toEqual({
    found: { path: program, version: "3.270.0" },
    note: "3.270.0 found on PATH",
  });
});

test("a CLI on PATH that is too old is passed over, and the person is told why", async ({ folder }) => {
  putProgram(folder, "pulumi", "echo v3.100.0");
  expect(await look(pulumiCli(folder, "node", { PATH: folder }), "PATH")).toEqual({
    missing: "3.100.0 is older than 3.206.0",
  });
});

test("a download counts only when the program that came is the one we want", async ({ folder }) => {
  const fakeNode = (version: string) =>
    putProgram(
      folder,
      "node",
      `mkdir "$2/bin"; printf '#!/bin/sh\\necho v${version}\\n' > "$2/bin/pulumi"; chmod +x "$2/bin/pulumi"`,
    );
  const env = { PATH: `${folder}:/usr/bin:/bin` };
  expect(await look(pulumiCli(folder, fakeNode("3.1.0"), env), "official download")).toEqual({
    missing: "the program says it is v3.1.0",
  });
  const answer = await look(pulumiCli(folder, fakeNode(pins.pulumi), env), "official download");
  expect(answer).toMatchObject({ found: { version: pins.pulumi } });
  expect(await look(pulumiCli(folder, "node", env), "cache")).toEqual({ found: "found" in answer && answer.found });
});

test("the CLI is built from its Go module without leaving the folder of the build behind", async ({ folder }) => {
  const go = `
    [ "$1" = env ] && { printf "go1.26.0\\nlocal\\n"; exit; }
    [ -f go.mod ] && [ -f go.sum ] && [ "$CGO_ENABLED" = 0 ] && [ "$GOPROXY" = https://proxy.example ] || exit 9
    printf '#!/bin/sh\\necho v${pins.pulumi}\\n' > bin/pulumi; chmod +x bin/pulumi`;
  putProgram(folder, "go", go);
  const env = { PATH: `${folder}:/usr/bin:/bin`, GOPROXY: "https://proxy.example" };
  const answer = await look(pulumiCli(folder, "node", env), "build from its Go module");
  expect(answer).toMatchObject({ found: { version: pins.pulumi }, note: "built from its Go module" });
  expect("found" in answer && existsSync(answer.found.path)).toBe(true);
});

test("with everything blocked and no Go, one error tells all that was tried", async ({ folder }) => {
  vi.spyOn(process.stderr, "write").mockReturnValue(true);
  putProgram(folder, "pulumi", "echo v3.100.0");
  const blocked = putProgram(folder, "node", 'echo "get.pulumi.com can\'t be reached (ENOTFOUND)" >&2; exit 1');
  await expect(obtain(pulumiCli(folder, blocked, { PATH: folder }))).rejects.toThrow(
    [
      `pulumi ${pins.pulumi} is needed and could not be had.`,
      "  What was tried:",
      "    - PATH: 3.100.0 is older than 3.206.0",
      "    - cache: nothing there",
      "    - official download: get.pulumi.com can't be reached (ENOTFOUND)",
      "    - build from its Go module: there is no Go on PATH",
      "  What you can do: install the Pulumi CLI 3.206.0 or newer (https://www.pulumi.com/docs/install), or Go 1.25.11 or newer, and put it on PATH.",
    ].join("\n"),
  );
  vi.restoreAllMocks();
});
