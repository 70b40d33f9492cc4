import { genSaltSync, hashSync } from "bcryptjs";
import { text } from "../resources/attributes.ts";
import { textAttributes } from "./text-attributes.ts";
import { textResource } from "./text-resource.ts";

const attributes = {
  ...textAttributes,
  result: { ...text, use: "computed", keeps: true, secret: true },
  bcryptHash: { ...text, use: "computed", keeps: true, secret: true },
} as const;

/** A random text that is secret, with its bcrypt hash of revision `2a`, as the official plugin has it. Its id is the word `none`, since an id can't be secret. */
export const randomPassword = textResource("random:index/randomPassword:RandomPassword", 3, attributes, (result) => ({
  id: "none",
  result,
  bcryptHash: hashSync(result, genSaltSync().replace("$2b$", "$2a$")),
}));
