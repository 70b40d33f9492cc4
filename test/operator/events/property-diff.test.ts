import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { diffProperties } from "../../../src/operator/events/property-diff.ts";

type Tree = string | number | boolean | Tree[] | { [key: string]: Tree };

const plainKey = fc.stringMatching(/^[a-z][a-zA-Z-]{0,5}$/);

function bags(key: fc.Arbitrary<string>, leaf: fc.Arbitrary<Tree>): fc.Arbitrary<Record<string, Tree>> {
  const { tree } = fc.letrec<{ tree: Tree }>((tie) => ({
    tree: fc.oneof(
      { maxDepth: 4, withCrossShrink: true },
      leaf,
      fc.array(tie("tree"), { maxLength: 4 }),
      fc.dictionary(key, tie("tree"), { maxKeys: 4, noNullPrototype: true }),
    ),
  }));
  return fc.dictionary(key, tree, { maxKeys: 4, noNullPrototype: true });
}

const scalar = fc.oneof(fc.string({ maxLength: 4 }), fc.integer(), fc.boolean());
const bag = bags(plainKey, scalar);

/** Everything in a bag that has no members, by path; an independent reading of what a path means. */
function leaves(value: Tree, path = ""): Map<string, Tree> {
  const members = Array.isArray(value)
    ? value.map((item, index) => [`${path}[${index}]`, item] as const)
    : typeof value === "object"
      ? Object.entries(value).map(([key, item]) => [path ? `${path}.${key}` : key, item] as const)
      : [];
  if (members.length === 0) return path ? new Map([[path, value]]) : new Map();
  return new Map(members.flatMap(([inner, item]) => [...leaves(item, inner)]));
}

describe("the diff of two property bags", () => {
  test("is empty for equal ones, whatever the order of their keys", () => {
    fc.assert(
      fc.property(bag, (one) => {
        const copy = structuredClone(one);
        const turned = Object.fromEntries(Object.entries(copy).reverse());
        expect(diffProperties(one, copy)).toEqual([]);
        expect(diffProperties(one, turned)).toEqual([]);
      }),
    );
  });

  test("tells exactly what makes one into the other", () => {
    fc.assert(
      fc.property(bag, bag, (before, after) => {
        const made = leaves(before);
        for (const change of diffProperties(before, after)) {
          expect(made.get(change.path)).toEqual(change.before);
          if (change.after === undefined) made.delete(change.path);
          else made.set(change.path, change.after as Tree);
        }
        expect(made).toEqual(leaves(after));
      }),
    );
  });

  test("is the same the other way round, with before and after exchanged", () => {
    fc.assert(
      fc.property(bag, bag, (one, other) => {
        const there = diffProperties(one, other);
        const back = diffProperties(other, one);
        expect(back.map(({ path, before, after }) => [path, after, before])).toEqual(
          there.map(({ path, before, after }) => [path, before, after]),
        );
      }),
    );
  });

  test("never gives one path to two properties, whatever their keys hold", () => {
    const anyKey = fc.oneof(fc.string({ maxLength: 3 }), fc.constantFrom("a", "a.b", "b", "[0]", 'a["b"]', "0"));
    const visible = anyKey.filter((key) => !key.startsWith("__"));
    fc.assert(
      fc.property(bags(visible, scalar), bags(visible, scalar), (before, after) => {
        const paths = diffProperties(before, after).map(({ path }) => path);
        expect(new Set(paths).size).toBe(paths.length);
      }),
    );
  });

  test("holds no secret value, wherever it stands and whatever stands opposite", () => {
    const secret = fc.constant<Tree>({
      "4dabf18193072939515e22adb298388d": "1b47061264138c4ac30d75fd1eb44270",
      plaintext: '"canary"',
    });
    const withSecrets = bags(plainKey, fc.oneof(scalar, secret));
    fc.assert(
      fc.property(withSecrets, withSecrets, (before, after) => {
        const changes = diffProperties(before, after);
        expect(JSON.stringify(changes)).not.toContain("canary");
        for (const change of changes.filter((each) => each.secret)) {
          expect(Object.keys(change).sort()).toEqual(["path", "secret", "unknown"]);
        }
      }),
    );
  });

  test("takes null for absent", () => {
    expect(diffProperties({ a: null, b: [] }, { b: [] })).toEqual([]);
    expect(diffProperties({ a: null }, { a: 1 })).toEqual([{ path: "a", after: 1, secret: false, unknown: false }]);
  });

  test("lists paths in the order in which a person counts", () => {
    const list = Array.from({ length: 11 }, (_, index) => index);

    const paths = diffProperties({}, { list }).map(({ path }) => path);

    expect(paths).toEqual(list.map((index) => `list[${index}]`));
  });
});
