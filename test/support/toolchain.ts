import { homedir } from "node:os";
import { join } from "node:path";
import { readToolchain, type Toolchain } from "../../src/main/toolchain.ts";

/** The tools that the set-up installed. */
export function testToolchain(): Promise<Toolchain> {
  return readToolchain(toolchainManifest());
}

/** Where they are written down; `npm test` names the file in the environment. */
export function toolchainManifest(): string {
  const cache = process.env.XDG_CACHE_HOME ?? join(homedir(), ".cache");
  return process.env.CHAKRAVUE_TOOLCHAIN ?? join(cache, "chakravue-operator", "toolchain.json");
}
