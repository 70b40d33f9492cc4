import structPb from "google-protobuf/google/protobuf/struct_pb.js";
import { isValues, type Properties, unknown, type Value, type Values } from "./values.ts";

/*
 * How the engine writes property values: https://github.com/pulumi/pulumi/blob/master/sdk/proto/provider.proto and
 * the developer documentation's chapter "Property values". A signature turns an object into a special value.
 */
const signatureKey = "4dabf18193072939515e22adb298388d";
const secretSignature = "1b47061264138c4ac30d75fd1eb44270";
const outputSignature = "d0e6a833031e9bbcd3f4e8bde6ca49a4";
const unknownString = "04da6b54-80e4-46f7-96ec-b56ff0331ba9";
const unknownSentinels: ReadonlySet<unknown> = new Set([
  unknownString,
  "1c4a061d-8072-4f0a-a4cb-0ff528b18fe7", // boolean
  "3eeb2bf0-c639-47a8-9e75-3b44932eb421", // number
  "6a19a0b0-7e62-4c92-b797-7f8e31da9cc2", // array
  "030794c1-ac77-496b-92df-f27374a8bd58", // asset
  "e48ece36-62e2-4504-bad9-02848725956a", // archive
  "dd056dcd-154b-4c76-9bd3-c8f88648b5ff", // object
]);

/** Reads the properties of a resource as the engine sends them; an absent struct has none. */
export function decodeProperties(struct: structPb.Struct | undefined): Properties {
  const values: Values = {};
  const secrets = new Set<string>();
  for (const [name, wire] of Object.entries(struct?.toJavaScript() ?? {})) {
    const { value, secret } = decode(wire);
    values[name] = value;
    if (secret) secrets.add(name);
  }
  return { values, secrets };
}

/** Writes properties for the engine: names in `secrets` are marked as such, unknowns become the engine's sentinel. */
export function encodeProperties({ values, secrets }: Properties): structPb.Struct {
  const wire: { [key: string]: structPb.JavaScriptValue } = {};
  for (const [name, value] of Object.entries(values)) wire[name] = encode(value, secrets.has(name));
  return structPb.Struct.fromJavaScript(wire);
}

/** Marks one property of a struct as secret, whatever it holds, unless it is marked already. */
export function markSecret(struct: structPb.Struct, name: string): void {
  const value = struct.getFieldsMap().get(name);
  if (!value || value.getStructValue()?.getFieldsMap().has(signatureKey)) return;
  const wrapped = structPb.Struct.fromJavaScript({ [signatureKey]: secretSignature });
  wrapped.getFieldsMap().set("value", value);
  const secret = new structPb.Value();
  secret.setStructValue(wrapped);
  struct.getFieldsMap().set(name, secret);
}

type Decoded = { value: Value; secret: boolean };

function decode(wire: unknown): Decoded {
  if (unknownSentinels.has(wire)) return { value: unknown, secret: false };
  if (wire === null || typeof wire === "boolean" || typeof wire === "number" || typeof wire === "string") {
    return { value: wire, secret: false };
  }
  if (Array.isArray(wire)) {
    const items = wire.map(decode);
    return { value: items.map((item) => item.value), secret: items.some((item) => item.secret) };
  }
  if (typeof wire !== "object") throw new TypeError(`The engine sent a value of type ${typeof wire}.`);
  const entries = new Map<string, unknown>(Object.entries(wire));
  return entries.has(signatureKey) ? decodeSpecial(entries) : decodeObject(entries);
}

function decodeObject(entries: Map<string, unknown>): Decoded {
  const value: Values = {};
  let secret = false;
  for (const [name, item] of entries) {
    const decoded = decode(item);
    value[name] = decoded.value;
    secret ||= decoded.secret;
  }
  return { value, secret };
}

function decodeSpecial(entries: Map<string, unknown>): Decoded {
  const signature = entries.get(signatureKey);
  if (signature === secretSignature) return { value: decode(entries.get("value") ?? null).value, secret: true };
  if (signature === outputSignature) {
    const inner: Decoded = entries.has("value") ? decode(entries.get("value")) : { value: unknown, secret: false };
    return { value: inner.value, secret: inner.secret || entries.get("secret") === true };
  }
  throw new TypeError("Assets, archives and resource references are not values of these resources.");
}

function encode(value: Value, secret: boolean): structPb.JavaScriptValue {
  return secret ? { [signatureKey]: secretSignature, value: encodePlain(value) } : encodePlain(value);
}

function encodePlain(value: Value): structPb.JavaScriptValue {
  if (value === unknown) return unknownString;
  if (Array.isArray(value)) return value.map(encodePlain);
  if (!isValues(value)) return value;
  const wire: { [key: string]: structPb.JavaScriptValue } = {};
  for (const [name, item] of Object.entries(value)) if (item !== null) wire[name] = encodePlain(item);
  return wire;
}
