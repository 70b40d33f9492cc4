import { join } from "node:path";
import type { Logger } from "pino";
import { systemClock } from "../foundation/clock.ts";
import { systemRandom } from "../foundation/ids.ts";
import { startLocalAtlas } from "../local/index.ts";
import type { AtlasAccess } from "../operator/port.ts";
import type { Closing } from "./closing.ts";
import type { Config } from "./config.ts";
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
  const local = await startLocalAtlas({
    dataDir: join(config.dataDir, "atlas"),
    clock: systemClock,
    random: systemRandom,
    log,
    server: toolchain.mongo,
    pace: config.atlas.pace,
  });
  closing.add("local Atlas", local.close);
  const { baseUrl, publicKey, privateKey, orgId } = local;
  return { access: { baseUrl, publicKey, privateKey }, orgId };
}
