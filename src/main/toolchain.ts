import { readFile } from "node:fs/promises";
import { z } from "zod";
import { ConfigError } from "./config-error.ts";

/** Where the set-up put the tools that npm can't bring. */
export const Toolchain = z.object({
  node: z.string(),
  pulumi: z.object({ path: z.string(), version: z.string() }),
  pulumiHome: z.string(),
  plugins: z.enum(["official", "stand-in"]),
  mongo: z.object({ kind: z.enum(["mongod", "ferretdb"]), path: z.string(), version: z.string() }),
});
export type Toolchain = z.infer<typeof Toolchain>;

export async function readToolchain(manifest: string | undefined): Promise<Toolchain> {
  if (!manifest)
    throw new ConfigError(["CHAKRAVUE_TOOLCHAIN: not set. Start with `npm start`, which sets everything up."]);
  return Toolchain.parse(JSON.parse(await readFile(manifest, "utf8")));
}
