import { compareSync } from "bcryptjs";
import { describe, expect, test } from "vitest";
import { unknown, type Values } from "../../../../src/local/plugins/protocol/values.ts";
import { randomId } from "../../../../src/local/plugins/random/random-id.ts";
import { randomPassword } from "../../../../src/local/plugins/random/random-password.ts";
import { randomString } from "../../../../src/local/plugins/random/random-string.ts";
import { comparePlan } from "../../../../src/local/plugins/resources/plan.ts";
import { create, plan } from "../support/lifecycle.ts";

const call = { context: undefined, warn: () => undefined };
const given: Values = { length: 20, keepers: { epoch: "1" } };

function replaces(state: Values, config: Values): string[] {
  return comparePlan(randomPassword.attributes, state, plan(randomPassword, state, config)).replaces;
}

describe("a random password", () => {
  test("knows before it is made what the program did not say", () => {
    const defaults = {
      lower: true,
      upper: true,
      special: true,
      number: true,
      numeric: true,
      minLower: 0,
      minSpecial: 0,
    };
    expect(plan(randomPassword, undefined, given)).toMatchObject({ ...given, ...defaults, result: unknown });
  });

  test("has a result and its hash, both secret, and the id none", async () => {
    const state = await create(randomPassword, given, call);
    expect(state.result).toHaveLength(20);
    expect(state.bcryptHash).toMatch(/^\$2a\$10\$[./A-Za-z0-9]{53}$/);
    expect(compareSync(String(state.result), String(state.bcryptHash))).toBe(true);
    expect(randomPassword.idOf(state)).toBe("none");
    for (const name of ["result", "bcryptHash"]) expect(randomPassword.attributes[name]?.secret).toBe(true);
    expect(replaces(state, given)).toEqual([]);
  });

  test("is made anew for other keepers or another setting", async () => {
    const state = await create(randomPassword, given, call);
    expect(replaces(state, { ...given, keepers: { epoch: "2" } })).toEqual(["keepers"]);
    expect(replaces(state, { ...given, keepers: null })).toEqual(["keepers"]);
    expect(replaces(state, { ...given, keepers: unknown })).toEqual(["keepers"]);
    expect(replaces(state, { ...given, length: 21, special: false })).toEqual(["length", "special"]);
  });

  test("is not made anew for keepers that hold nothing", async () => {
    const state = await create(randomPassword, { length: 8 }, call);
    expect(replaces(state, { length: 8, keepers: {} })).toEqual([]);
  });

  test("takes `number` for `numeric`, as older programs write it", async () => {
    const state = await create(randomPassword, { length: 60, number: false }, call);
    expect(state).toMatchObject({ number: false, numeric: false });
    expect(state.result).not.toMatch(/[0-9]/);
    expect(replaces(state, { length: 60, numeric: false })).toEqual([]);
    expect(replaces(state, { length: 60 })).toEqual(["number", "numeric"]);
  });

  test("imported is the text that was given, with the settings of none in particular", async () => {
    const state = await randomPassword.read(randomPassword.stateOfImport("s3cret"), call);
    expect(state).toMatchObject({ result: "s3cret", length: 6, lower: true, numeric: true, minUpper: 0, id: "none" });
  });

  test.each([
    [{ length: 0 }, ["length"]],
    [{ length: 4, minLower: 3, minUpper: 2 }, ["length"]],
    [{ length: 4, minLower: 2, minUpper: 2 }, []],
    [{ length: 4, upper: false, lower: false, special: false, numeric: false }, ["numeric"]],
    [{ length: 4, upper: false, lower: false, numeric: false }, []],
    [{ length: 4, minUpper: unknown, minLower: 5 } as Values, []],
    [{ length: unknown } as Values, []],
  ])("of %j these are wrong: %j", (inputs, properties) => {
    expect(randomPassword.check(inputs).map(({ property }) => property)).toEqual(properties);
  });
});

test("a random string is its own id and no secret", async () => {
  const state = await create(randomString, { length: 12, special: false }, call);
  expect(randomString.idOf(state)).toBe(state.result);
  expect(randomString.attributes.result).not.toHaveProperty("secret");
});

test("a random id spells one number in several ways, with its prefix, and is read back from its import id", async () => {
  const state = await create(randomId, { byteLength: 8, prefix: "p-" }, call);
  const bytes = Buffer.from(String(state.id), "base64url");
  expect(bytes).toHaveLength(8);
  expect(state).toMatchObject({
    hex: `p-${bytes.toString("hex")}`,
    dec: `p-${bytes.readBigUInt64BE()}`,
    b64Std: `p-${bytes.toString("base64")}`,
    b64Url: `p-${String(state.id)}`,
  });
  expect(randomId.stateOfImport(`p-,${String(state.id)}`)).toEqual(state);
});

test.each(["p,x", "a=b", "a b"])("the import id %j of a random id is refused", (id) => {
  expect(() => randomId.stateOfImport(id)).toThrow(/Import Random ID Error/);
});
