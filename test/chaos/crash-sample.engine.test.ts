import { describe, test } from "vitest";
import { cells, experiment } from "./support/experiment.ts";

/** One in each kind of trouble; `npm run chaos` has all of them. */
const sample = cells.filter(({ payment, victim, phase }) =>
  [
    "Stripe: service in accepted",
    "card: service in cluster creating",
    "Stripe: pulumi in cluster creating",
    "card: plugin in cluster creating",
    "card: local-atlas in applying",
    "Stripe: database in applying",
  ].includes(`${payment}: ${victim} in ${phase}`),
);

describe("a paid hospital gets exactly one database without any hand, though a kill -9 meets", () => {
  test.each(sample)("$victim, $phase, paid by $payment", experiment);
});
