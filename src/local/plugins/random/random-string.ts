import { text } from "../resources/attributes.ts";
import { textAttributes } from "./text-attributes.ts";
import { textResource } from "./text-resource.ts";

const attributes = { ...textAttributes, result: { ...text, use: "computed", keeps: true } } as const;

/** A random text that is no secret and its own id. */
export const randomString = textResource("random:index/randomString:RandomString", 2, attributes, (result) => ({
  id: result,
  result,
}));
