import { join } from "node:path";
import type { Logger } from "pino";
import { startLocalAtlasApart } from "../../local/index.ts";
import type { Closing } from "../closing.ts";
import type { Config } from "../config.ts";
import { readLocalAtlasSettings } from "../local-atlas-settings.ts";
import type { Toolchain } from "../toolchain.ts";
import type { Places } from "./places.ts";

/** Starts local Atlas in a process beside this one; it is stopped with everything else. */
export async function startAtlas(
  { dataDir, atlas, logLevel }: Config,
  toolchain: Toolchain,
  log: Logger,
  closing: Closing,
): Promise<Places["atlas"]> {
  if (atlas.target !== "local") throw new Error("with the keys of the real Atlas there is no local one");
  const local = await startLocalAtlasApart(
    {
      dataDir: join(dataDir, "atlas"),
      server: toolchain.mongo,
      pace: atlas.pace,
      settings: await readLocalAtlasSettings(atlas.settingsFile),
      logLevel,
    },
    log,
  );
  closing.add("local Atlas", local.close);
  const { baseUrl, publicKey, privateKey, orgId } = local;
  return { access: { baseUrl, publicKey, privateKey }, orgId };
}
