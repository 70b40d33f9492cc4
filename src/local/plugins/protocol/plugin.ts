import type { Values } from "../protocol/values.ts";
import type { Resource, Warn } from "../resources/resource.ts";

/** A resource plugin: its resources, and how its configuration becomes what their calls work with. */
export type Plugin<Context> = {
  readonly name: string;
  readonly version: string;
  /** Names of configuration values that are secret whatever the program says. */
  readonly secretConfig: readonly string[];
  /** Names of all values that it can be configured with. */
  readonly configKeys: readonly string[];
  /** Rejects with a `ResourceError` if the configuration can't be worked with. */
  readonly configure: (config: Values, warn: Warn) => Promise<Context>;
  readonly resources: readonly Resource<Context>[];
};
