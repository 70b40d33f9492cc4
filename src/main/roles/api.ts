import { createApp } from "../../api/app.ts";
import { systemRandom } from "../../foundation/ids.ts";
import { keyIdentifier, openOpsKey, sessionIdentifier } from "../keys.ts";
import { listen } from "../listen.ts";
import { readPages } from "../pages.ts";
import type { Ground } from "./ground.ts";

/** Answers people and machines over HTTP. Holds no engine: runs are written down and workers called. */
export async function startApi(ground: Ground): Promise<{ url: string; opsKeyFile: string }> {
  const { config, services, metrics, closing } = ground;
  const opsKey = await openOpsKey(config.dataDir, systemRandom);
  const app = createApp({
    services,
    identify: keyIdentifier(opsKey.key, services),
    identifySession: sessionIdentifier(opsKey.key, services),
    pages: config.pagesDir === undefined ? null : await readPages(config.pagesDir),
    checkReady: services.repositories.ping,
    metrics,
  });
  const server = await listen(app.fetch, config.host, config.port);
  closing.add("the HTTP server", server.close);
  return { url: server.url, opsKeyFile: opsKey.file };
}
