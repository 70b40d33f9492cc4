import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { installStandInPlugins } from "../../src/local/plugins/install.ts";
import { pluginVersions, programVersion } from "../../src/operator/versions.ts";

let dir: string;
beforeEach(async () => {
  dir = await mkdtemp(join(tmpdir(), "versions-"));
});
afterEach(() => rm(dir, { recursive: true }));

test("the program's version is one and the same as long as nobody edits it", () => {
  expect(programVersion()).toMatch(/^[0-9a-f]{64}$/);
  expect(programVersion()).toBe(programVersion());
});

describe("the plugins' versions", () => {
  test("are those of the npm packages with the official ones", () => {
    expect(pluginVersions("official")).toMatch(/^mongodbatlas 4\.\d+\.\d+, random 4\.\d+\.\d+$/);
  });

  test("tell stand-ins by their source, wherever they lie and whichever Node runs them", async () => {
    const here = await installStandInPlugins({ dir: join(dir, "here"), node: process.execPath });
    const there = await installStandInPlugins({ dir: join(dir, "there"), node: "/another/node" });

    expect(pluginVersions(here)).toMatch(/^mongodbatlas stand-in-[0-9a-f]{16}, random stand-in-[0-9a-f]{16}$/);
    expect(pluginVersions(there)).toBe(pluginVersions(here));
  });

  test("are others once the stand-ins are", async () => {
    const plugins = await installStandInPlugins({ dir, node: process.execPath });
    const before = pluginVersions(plugins);

    await writeFile(join(plugins.random, "version"), "stand-in-of-tomorrow\n");

    expect(pluginVersions(plugins)).not.toBe(before);
  });
});
