import type { Plugin } from "../protocol/plugin.ts";
import { randomId } from "./random-id.ts";
import { randomPassword } from "./random-password.ts";
import { randomString } from "./random-string.ts";

/** The stand-in for Pulumi's `random` plugin. It needs no configuration. */
export const randomPlugin: Plugin<undefined> = {
  name: "random",
  version: "4.21.2",
  secretConfig: [],
  configKeys: [],
  configure: async () => undefined,
  resources: [randomPassword, randomString, randomId],
};
