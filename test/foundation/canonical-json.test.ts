import fc from "fast-check";
import { expect, test } from "vitest";
import { canonicalJson } from "../../src/foundation/canonical-json.ts";

function shuffled(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(shuffled);
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .map(([key, member]) => [key, shuffled(member)])
      .reverse(),
  );
}

test("members stand in the order of their UTF-16 code units, without white space", () => {
  const members = { "\u20ac": 1, "\r": 2, "\ufb33": 3, "1": 4, "\u{1f602}": 5, "\u00f6": 6 };
  expect(canonicalJson(members)).toBe('{"\\r":2,"1":4,"\u00f6":6,"\u20ac":1,"\u{1f602}":5,"\ufb33":3}');
});

test("numbers and texts are spelled as ECMAScript does", () => {
  expect(canonicalJson([1e21, 1.5, -0, 0.000001, 1e-7, '"\\/\u2028\ud800\n'])).toBe(
    '[1e+21,1.5,0,0.000001,1e-7,"\\"\\\\/\u2028\\ud800\\n"]',
  );
});

test("a date is its ISO text, members that are undefined are left out, items that are become null", () => {
  expect(canonicalJson({ at: new Date(0), gone: undefined, list: [undefined] })).toBe(
    '{"at":"1970-01-01T00:00:00.000Z","list":[null]}',
  );
});

test.each([Number.NaN, Number.POSITIVE_INFINITY, undefined, () => 1, [{ a: Number.NaN }]])(
  "what JSON can't hold has no spelling: %s",
  (value) => {
    expect(() => canonicalJson(value)).toThrow(TypeError);
  },
);

test("it says the same as the value, whatever the order of its members was", () => {
  fc.assert(
    fc.property(fc.jsonValue(), (value) => {
      const text = canonicalJson(value);
      expect(JSON.parse(text)).toEqual(JSON.parse(JSON.stringify(value)));
      expect(canonicalJson(shuffled(value))).toBe(text);
      expect(canonicalJson(JSON.parse(text))).toBe(text);
    }),
  );
});
