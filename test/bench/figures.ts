export type Figure = {
  readonly name: string;
  readonly measured: string;
  /** The figure that the goal is about: a ratio within this run, milliseconds or memory. */
  readonly value: number;
  readonly goal: number;
  readonly unit: "×" | "ms" | "MiB" | "KiB";
};

export function median(values: readonly number[]): number {
  return quantile(values, 0.5);
}

/** The value below which this share of all values lies. */
export function quantile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;
}

export async function timed(work: () => Promise<unknown>): Promise<number> {
  const startedAt = performance.now();
  await work();
  return performance.now() - startedAt;
}

export function report(figures: readonly Figure[]): string {
  const lines = figures.map(({ name, measured, value, goal, unit }) => {
    const digits = value >= 10 ? 0 : 2;
    const verdict = value <= goal ? "ok  " : "MISS";
    return `${verdict}  ${name.padEnd(48)} ${value.toFixed(digits)} ${unit} (goal ${goal} ${unit})   ${measured}`;
  });
  return `${lines.join("\n")}\n`;
}
