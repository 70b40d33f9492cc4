import path from "node:path";
import process from "node:process";
import { defineConfig } from "vitest/config";
import { cacheFolder } from "../toolchain/setup/cache.mjs";
import { manifestFile } from "../toolchain/setup/manifest.mjs";
import { withoutTargets } from "../toolchain/setup/without-targets.mjs";
import { LastLineReporter } from "./last-line-reporter.ts";

const minuteMs = 60_000;

/** No test can touch what the environment of the person who runs it names; every test knows where the tools lie. */
const { CHAKRAVUE_TOOLCHAIN = manifestFile(cacheFolder(process.env)), CHAOS, ...rest } = withoutTargets(process.env);
const { NODE_COMPILE_CACHE = path.join(path.dirname(CHAKRAVUE_TOOLCHAIN), "compile-cache") } = rest;
process.env = { ...rest, CHAKRAVUE_TOOLCHAIN, NODE_COMPILE_CACHE };

/** Only asked for by `npm run chaos`: what kills takes its time. */
const chaos = CHAOS === undefined ? [] : [chaosProject(CHAOS)];

/** The suffix of a test tells what it costs. Cheap ones run first; each cost is a group of its own. */
export default defineConfig({
  test: {
    pool: "forks",
    reporters: [["default", { summary: false }], new LastLineReporter()],
    passWithNoTests: false,
    projects: [
      {
        test: {
          name: "pure",
          include: ["test/**/*.test.ts"],
          exclude: ["test/**/*.{db,engine,browser,chaos}.test.ts", "test/architecture/**"],
          testTimeout: 30_000,
          hookTimeout: 30_000,
          sequence: { groupOrder: 0 },
          maxWorkers: 2,
        },
      },
      {
        test: {
          name: "architecture",
          include: ["test/architecture/**/*.test.ts"],
          testTimeout: minuteMs,
          sequence: { groupOrder: 1 },
          maxWorkers: 2,
        },
      },
      {
        test: {
          name: "db",
          include: ["test/**/*.db.test.ts"],
          testTimeout: 2 * minuteMs,
          hookTimeout: 2 * minuteMs,
          sequence: { groupOrder: 2 },
          maxWorkers: 3,
        },
      },
      {
        test: {
          name: "engine",
          include: ["test/**/*.engine.test.ts"],
          testTimeout: 5 * minuteMs,
          hookTimeout: 5 * minuteMs,
          sequence: { groupOrder: 3 },
          maxWorkers: 2,
        },
      },
      {
        test: {
          name: "browser",
          include: ["test/**/*.browser.test.ts"],
          testTimeout: 5 * minuteMs,
          hookTimeout: 5 * minuteMs,
          sequence: { groupOrder: 4 },
          maxWorkers: 2,
        },
      },
      ...chaos,
    ],
  },
});

function chaosProject(asked: string) {
  return {
    test: {
      name: "chaos",
      include: ["test/chaos/**/*.chaos.test.ts"],
      provide: { chaos: JSON.parse(asked) as { minutes: number; seed: number } },
      testTimeout: 24 * 60 * minuteMs,
      hookTimeout: 5 * minuteMs,
      maxWorkers: 1,
    },
  };
}
