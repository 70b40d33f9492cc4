import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { usualLimits } from "../../src/operator/limits.ts";
import { startWatchdog } from "../../src/operator/watchdog.ts";

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

function watch() {
  const onHang = vi.fn();
  return { onHang, ...startWatchdog({ deadlineMs: 100, silenceMs: 30 }, onHang) };
}

describe("a watchdog", () => {
  test("lets an operation go on that gives signs of life, but not past its deadline", () => {
    const { hear, onHang } = watch();

    for (let elapsedMs = 20; elapsedMs < 100; elapsedMs += 20) {
      vi.advanceTimersByTime(20);
      hear();
    }
    expect(onHang).not.toHaveBeenCalled();
    vi.advanceTimersByTime(20);
    expect(onHang).toHaveBeenCalledOnce();
  });

  test("notices silence long before the deadline", () => {
    const { hear, onHang } = watch();

    vi.advanceTimersByTime(20);
    hear();
    vi.advanceTimersByTime(29);
    expect(onHang).not.toHaveBeenCalled();
    vi.advanceTimersByTime(1);
    expect(onHang).toHaveBeenCalledOnce();
  });

  test("is quiet once it was stopped", () => {
    const { onHang, stop } = watch();

    stop();
    vi.advanceTimersByTime(1_000);

    expect(onHang).not.toHaveBeenCalled();
  });
});

test("no usual limit is shorter than the cluster's own timeouts, in the operations that wait for clusters", () => {
  const [updateMs, deleteMs] = [2 * 3_600_000, 3_600_000];

  expect(usualLimits.up.silenceMs).toBeGreaterThan(updateMs);
  expect(usualLimits.destroy.silenceMs).toBeGreaterThan(deleteMs);
  for (const { deadlineMs, silenceMs } of Object.values(usualLimits)) expect(deadlineMs).toBeGreaterThan(silenceMs);
});
