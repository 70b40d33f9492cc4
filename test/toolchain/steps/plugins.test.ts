import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import { expect } from "vitest";
import { pins } from "../../../toolchain/pins.mjs";
import { pulumiHome, resourcePlugins } from "../../../toolchain/steps/plugins.mjs";
import { look, putProgram } from "../support/programs.ts";
import { test } from "../support/temp-folder.ts";

const installs = 'd="$PULUMI_HOME/plugins/resource-$4-v$5"; mkdir -p "$d"; touch "$d/pulumi-resource-$4"';

/** The step on a machine whose network is open or blocked, and whose `pulumi plugin install` is a script. */
function machine(folder: string, { open = true, script = installs, retry = false } = {}) {
  const home = pulumiHome(folder);
  const asked = path.join(folder, "asked");
  const node = putProgram(folder, "node", `echo asked >> ${asked}; ${open ? "" : "echo blocked >&2; exit 1"}`);
  const pulumi = putProgram(folder, "pulumi", script);
  const env = { PATH: "/usr/bin:/bin" };
  const timesAsked = () => (existsSync(asked) ? readFileSync(asked, "utf8").split("\n").length - 1 : 0);
  return { step: resourcePlugins(home, { node, pulumi, retry, env }), timesAsked };
}

test("official plugins are installed into a home of our own, and are there from then on", async ({ folder }) => {
  const { step } = machine(folder);
  expect(await look(step, "cache")).toMatchObject({ missing: "nothing there" });
  expect(await look(step, "official download")).toMatchObject({ found: "official" });
  expect(await look(step, "cache")).toEqual({ found: "official" });
  for (const [name, version] of Object.entries(pins.plugins)) {
    expect(existsSync(path.join(folder, "pulumi-home", "plugins", `resource-${name}-v${version}`))).toBe(true);
  }
});

test("a download that is blocked is tried once, and again only when asked", async ({ folder }) => {
  const { step, timesAsked } = machine(folder, { open: false });
  expect(await look(step, "official download")).toEqual({ missing: "blocked" });
  expect(await look(step, "official download")).toEqual({ missing: "it failed before", expected: true });
  expect(timesAsked()).toBe(1);
  const later = machine(folder, { retry: true });
  expect(await look(later.step, "official download")).toMatchObject({ found: "official" });
});

test("a plugin that could not be installed is named, with the reason", async ({ folder }) => {
  const { step } = machine(folder, { script: `[ "$4" = random ] && { echo "error: 403" >&2; exit 1; }; ${installs}` });
  expect(await look(step, "official download")).toEqual({ missing: `random ${pins.plugins.random}: error: 403` });
  expect(await look(step, "cache")).toMatchObject({ missing: "nothing there" });
});

test("a plugin that was unpacked by half does not count", async ({ folder }) => {
  const { step } = machine(folder, { script: `${installs}; touch "$d.partial"` });
  await look(step, "official download");
  expect(await look(step, "cache")).toMatchObject({ missing: "nothing there" });
});

test("without official plugins there are the stand-ins", async ({ folder }) => {
  expect(await look(machine(folder).step, "stand-ins")).toMatchObject({ found: "stand-in" });
});
