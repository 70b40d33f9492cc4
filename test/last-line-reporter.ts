import { writeSync } from "node:fs";
import type { Reporter, TestModule } from "vitest/node";

export type Tally = { passed: number; failed: number; skipped: number };

/**
 * Counts tests by their end. A file that could not be loaded, a hook that failed and an error outside of every test
 * count as one failed test each, so that nothing broken can hide behind a zero.
 */
export function tally(modules: readonly Pick<TestModule, "children" | "errors">[], strayErrors: number): Tally {
  const counts: Tally = { passed: 0, failed: strayErrors, skipped: 0 };
  for (const module of modules) {
    counts.failed += module.errors().length;
    for (const suite of module.children.allSuites()) counts.failed += suite.errors().length;
    for (const test of module.children.allTests()) {
      const { state } = test.result();
      counts[state === "passed" || state === "failed" ? state : "skipped"] += 1;
    }
  }
  return counts;
}

/** Prints `N passed, N failed, N skipped` as the very last line of the run; a run that never ended counts as one failure. */
export class LastLineReporter implements Reporter {
  #counts: Tally = { passed: 0, failed: 1, skipped: 0 };

  onInit(): void {
    process.on("exit", () => {
      const { passed, failed, skipped } = this.#counts;
      writeSync(1, `\n${passed} passed, ${failed} failed, ${skipped} skipped\n`);
    });
  }

  onTestRunEnd(modules: readonly TestModule[], errors: readonly unknown[]): void {
    this.#counts = tally(modules, errors.length);
    const { passed, failed, skipped } = this.#counts;
    if (passed + failed + skipped === 0) this.#counts = { passed: 0, failed: 1, skipped: 0 };
    if (this.#counts.failed > 0) process.exitCode = 1;
  }
}
