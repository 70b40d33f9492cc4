import { createHealthApp } from "../../api/health-app.ts";
import { findOpsKey, keyIdentifier } from "../keys.ts";
import { listen } from "../listen.ts";
import type { Ground } from "./ground.ts";

/** Tells supervisors how a process is that serves nobody else. */
export async function startHealth({ config, services, metrics, closing }: Ground): Promise<{ url: string }> {
  const app = createHealthApp({
    services,
    identify: keyIdentifier(await findOpsKey(config.dataDir), services),
    checkReady: services.repositories.ping,
    metrics,
  });
  const server = await listen(app.fetch, config.host, config.workerPort);
  closing.add("the health page", server.close);
  return { url: server.url };
}
