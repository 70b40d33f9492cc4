import { describe, expect, test } from "vitest";
import { faultMatrix } from "./support/fault-matrix.ts";
import { playFault } from "./support/play-fault.ts";
import { useEngineService } from "./support/use-engine-service.ts";

const service = useEngineService();

/** Every fault and every phase at least once; all of it is played by `npm run chaos`. */
const sample = [
  "429 looking before the preview",
  "429 creating the cluster",
  "500 creating the project",
  "502 creating the user",
  "503 waiting for the cluster",
  "reset waiting for the cluster",
  "slow creating the access entry",
  "500 reading back",
  "401 creating the project",
  "402 creating the cluster",
  "out of capacity creating the cluster",
];
const rows = process.env.WHOLE
  ? [...faultMatrix]
  : faultMatrix.filter(({ fault, phase }) => sample.includes(`${fault} ${phase}`));

test("every fault and every phase is in the sample", () => {
  for (const key of ["fault", "phase"] as const) {
    expect(new Set(rows.map((row) => row[key]))).toEqual(new Set(faultMatrix.map((row) => row[key])));
  }
});

describe("a paid provision", () => {
  test.each(rows)("meets $fault while $phase", async (row) => {
    await playFault(service(), row);
  });
});
