import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { randomText } from "../../../../src/local/plugins/random/alphabet.ts";

const minimum = fc.integer({ min: 0, max: 8 });
const settings = fc
  .record({
    upper: fc.boolean(),
    lower: fc.boolean(),
    numeric: fc.boolean(),
    special: fc.boolean(),
    minUpper: minimum,
    minLower: minimum,
    minNumeric: minimum,
    minSpecial: minimum,
    more: fc.integer({ min: 1, max: 40 }),
  })
  .filter(({ upper, lower, numeric, special }) => upper || lower || numeric || special)
  .map(({ more, ...rest }) => ({
    ...rest,
    length: more + rest.minUpper + rest.minLower + rest.minNumeric + rest.minSpecial,
  }));

const classes = { upper: /[A-Z]/g, lower: /[a-z]/g, numeric: /[0-9]/g, special: /[^A-Za-z0-9]/g };
const leasts = { upper: "minUpper", lower: "minLower", numeric: "minNumeric", special: "minSpecial" } as const;

describe("a random text", () => {
  test("has its length, its minimums, and only what is asked for", () => {
    fc.assert(
      fc.property(settings, (wanted) => {
        const text = randomText(wanted);
        expect(text).toHaveLength(wanted.length);
        for (const use of ["upper", "lower", "numeric", "special"] as const) {
          const count = text.match(classes[use])?.length ?? 0;
          expect(count).toBeGreaterThanOrEqual(wanted[leasts[use]]);
          if (!wanted[use]) expect(count).toBe(wanted[leasts[use]]);
        }
      }),
      { numRuns: 200 },
    );
  });

  test("takes the special characters of the program instead of the usual ones", () => {
    const only = { length: 30, upper: false, lower: false, numeric: false, special: true, overrideSpecial: "§" };
    expect(randomText(only)).toBe("§".repeat(30));
  });

  test("needs at least one class of characters", () => {
    expect(() => randomText({ length: 4 })).toThrow(/character set specified is empty/);
  });

  test("is another one each time", () => {
    const wanted = { length: 32, upper: true, lower: true, numeric: true, special: false };
    expect(new Set(Array.from({ length: 50 }, () => randomText(wanted))).size).toBe(50);
  });
});
