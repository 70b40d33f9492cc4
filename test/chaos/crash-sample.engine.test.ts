import { describe, test } from "vitest";
import { cells, experiment } from "./support/experiment.ts";

/** One in each kind of trouble; `npm run chaos` has all of them. */
const sample = cells.filter(({ victim, phase }) =>
  [
    "service in accepted",
    "service in cluster creating",
    "pulumi in cluster creating",
    "plugin in cluster creating",
    "local-atlas in applying",
    "database in applying",
  ].includes(`${victim} in ${phase}`),
);

describe("a paid hospital gets exactly one database without any hand, though a kill -9 meets", () => {
  test.each(sample)("$victim, $phase", experiment);
});
