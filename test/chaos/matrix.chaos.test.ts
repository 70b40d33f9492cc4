import { describe, test } from "vitest";
import { cells, experiment } from "./support/experiment.ts";

describe("a paid hospital gets exactly one database without any hand, though a kill -9 meets", () => {
  test.each([...cells])("$victim, $phase, paid by $payment", experiment);
});
