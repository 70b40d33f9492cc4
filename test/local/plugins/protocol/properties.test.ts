import structPb from "google-protobuf/google/protobuf/struct_pb.js";
import { describe, expect, test } from "vitest";
import { decodeProperties, encodeProperties, markSecret } from "../../../../src/local/plugins/protocol/properties.ts";
import { unknown, type Values } from "../../../../src/local/plugins/protocol/values.ts";

const signature = "4dabf18193072939515e22adb298388d";
const secret = "1b47061264138c4ac30d75fd1eb44270";
const output = "d0e6a833031e9bbcd3f4e8bde6ca49a4";
const unknownText = "04da6b54-80e4-46f7-96ec-b56ff0331ba9";
const unknownNumber = "3eeb2bf0-c639-47a8-9e75-3b44932eb421";

function wire(properties: { [name: string]: structPb.JavaScriptValue }): structPb.Struct {
  return structPb.Struct.fromJavaScript(properties);
}

describe("what the engine sends", () => {
  test("plain values of every kind arrive as they are", () => {
    const sent = { text: "a", number: 1.5, flag: false, none: null, list: [1, ["b"]], object: { inner: {} } };
    expect(decodeProperties(wire(sent)).values).toEqual(sent);
  });

  test("a secret is unwrapped at any depth and its property is remembered", () => {
    const nested = { list: [{ key: { [signature]: secret, value: "s" } }] };
    const { values, secrets } = decodeProperties(wire({ nested, open: "o" }));
    expect(values).toEqual({ nested: { list: [{ key: "s" }] }, open: "o" });
    expect([...secrets]).toEqual(["nested"]);
  });

  test("every unknown sentinel is unknown, whatever kind of value is awaited", () => {
    const { values } = decodeProperties(wire({ text: unknownText, inside: [unknownNumber] }));
    expect(values).toEqual({ text: unknown, inside: [unknown] });
  });

  test("an output without a value is unknown, and a secret one is secret", () => {
    const sent = { a: { [signature]: output }, b: { [signature]: output, value: 2, secret: true } };
    const { values, secrets } = decodeProperties(wire(sent));
    expect(values).toEqual({ a: unknown, b: 2 });
    expect([...secrets]).toEqual(["b"]);
  });

  test("an asset is refused instead of being taken for an object", () => {
    const asset = { [signature]: "c44067f5952c0a294b673a41bacd8c17", text: "x" };
    expect(() => decodeProperties(wire({ asset }))).toThrow(/Assets/);
  });

  test("no struct is no properties", () => {
    expect(decodeProperties(undefined).values).toEqual({});
  });
});

describe("what the engine gets", () => {
  test("secrets are wrapped once, unknowns become the sentinel, null members of an object are left out", () => {
    const values: Values = { password: "p", later: unknown, object: { gone: null, kept: [unknown] } };
    expect(encodeProperties({ values, secrets: new Set(["password"]) }).toJavaScript()).toEqual({
      password: { [signature]: secret, value: "p" },
      later: unknownText,
      object: { kept: [unknownText] },
    });
  });

  test("what is encoded is decoded to the same", () => {
    const values: Values = { a: [1, { b: unknown }], c: "x", d: true };
    const decoded = decodeProperties(encodeProperties({ values, secrets: new Set(["c"]) }));
    expect(decoded).toEqual({ values, secrets: new Set(["c"]) });
  });

  test("a property is marked secret once, even if it is marked twice", () => {
    const struct = wire({ key: "k" });
    markSecret(struct, "key");
    markSecret(struct, "key");
    markSecret(struct, "absent");
    expect(struct.toJavaScript()).toEqual({ key: { [signature]: secret, value: "k" } });
  });
});
