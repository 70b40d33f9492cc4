import { homedir } from "node:os";
import { join } from "node:path";
import { readToolchain, type Toolchain } from "../../src/main/toolchain.ts";

/** The tools that the set-up installed; `npm test` names the manifest in the environment. */
export function testToolchain(): Promise<Toolchain> {
  const cache = process.env["XDG_CACHE_HOME"] ?? join(homedir(), ".cache");
  return readToolchain(process.env["CHAKRAVUE_TOOLCHAIN"] ?? join(cache, "chakravue-operator", "toolchain.json"));
}
