import { randomBytes } from "node:crypto";
import { known, type Values } from "../protocol/values.ts";
import { type Attributes, number, text } from "../resources/attributes.ts";
import { nothingToCheck, planAsIs, type Resource } from "../resources/resource.ts";
import { ResourceError } from "../resources/resource-error.ts";
import { keepers } from "./text-attributes.ts";

const spelling = { ...text, use: "computed", keeps: true } as const;

const attributes: Attributes = {
  id: spelling,
  keepers,
  byteLength: { ...number, use: "required", replaces: true },
  prefix: { ...text, use: "optional", replaces: true },
  b64Url: spelling,
  b64Std: spelling,
  hex: spelling,
  dec: spelling,
};

/** A random number in several spellings, each with the prefix in front. */
export const randomId: Resource<undefined> = {
  type: "random:index/randomId:RandomId",
  schemaVersion: 0,
  attributes,
  autoNamed: false,
  check: nothingToCheck,
  refine: planAsIs,
  idOf: (state) => String(state.id),
  stateOfImport: parseImportId,
  create: async (plan) => ({ ...plan, ...spellings(randomBytes(Number(plan.byteLength)), prefixOf(plan)) }),
  read: async (state) => state,
  update: async ({ planned }) => planned,
  delete: async () => undefined,
};

function prefixOf(plan: Values): string {
  const prefix = known(plan.prefix);
  return typeof prefix === "string" ? prefix : "";
}

function spellings(bytes: Buffer, prefix: string): Values {
  const hex = bytes.toString("hex");
  return {
    id: bytes.toString("base64url"),
    b64Url: `${prefix}${bytes.toString("base64url")}`,
    b64Std: `${prefix}${bytes.toString("base64")}`,
    hex: `${prefix}${hex}`,
    dec: `${prefix}${BigInt(`0x0${hex}`)}`,
  };
}

/** `prefix,base64url`, or the number alone. */
function parseImportId(id: string): Values {
  const comma = id.lastIndexOf(",");
  const prefix = comma < 0 ? "" : id.slice(0, comma);
  const digits = id.slice(comma + 1);
  if (!/^[\w-]*$/.test(digits) || digits.length % 4 === 1) {
    const detail = "While attempting to import a random id there was a decoding error.";
    throw new ResourceError("Import Random ID Error", detail);
  }
  const bytes = Buffer.from(digits, "base64url");
  return { byteLength: bytes.length, prefix: prefix || null, ...spellings(bytes, prefix) };
}
