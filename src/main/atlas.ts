import { join } from "node:path";
import type { Logger } from "pino";
import type { AtlasAccess } from "../atlas/access.ts";
import { startLocalAtlasApart } from "../local/index.ts";
import type { Closing } from "./closing.ts";
import type { Config } from "./config.ts";
import { readLocalAtlasSettings } from "./local-atlas-settings.ts";
import type { Toolchain } from "./toolchain.ts";

/** The Atlas of this service: the real one by the configured keys, else local Atlas, started here. */
export async function openAtlas(
  config: Config,
  toolchain: Toolchain,
  log: Logger,
  closing: Closing,
): Promise<{ access: AtlasAccess; orgId: string }> {
  if (config.atlas.target === "atlas") {
    const { baseUrl, publicKey, privateKey, orgId } = config.atlas;
    return { access: { baseUrl, publicKey, privateKey }, orgId };
  }
  const local = await startLocalAtlasApart(
    {
      dataDir: join(config.dataDir, "atlas"),
      server: toolchain.mongo,
      pace: config.atlas.pace,
      settings: await readLocalAtlasSettings(config.atlas.settingsFile),
      logLevel: config.logLevel,
    },
    log,
  );
  closing.add("local Atlas", local.close);
  const { baseUrl, publicKey, privateKey, orgId } = local;
  return { access: { baseUrl, publicKey, privateKey }, orgId };
}
