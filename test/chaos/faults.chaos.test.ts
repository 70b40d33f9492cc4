import { describe, test } from "vitest";
import { faultMatrix } from "../runs/engine/support/fault-matrix.ts";
import { playFault } from "../runs/engine/support/play-fault.ts";
import { useEngineService } from "../runs/engine/support/use-engine-service.ts";

const service = useEngineService();

describe("of a paid hospital becomes what is documented, without any hand, though Atlas", () => {
  test.each(faultMatrix)("answers $fault while $phase", (row) => playFault(service(), row));
});
