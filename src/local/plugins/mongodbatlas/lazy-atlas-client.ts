import type { Clock } from "../../../foundation/clock.ts";
import type { AtlasAccess, AtlasClient } from "./atlas-port.ts";

/** A client that loads Node's HTTP with its first request: most previews send none, and it is a tenth of a start. */
export function lazyAtlasClient(access: AtlasAccess, clock: Clock): AtlasClient {
  let loaded: Promise<AtlasClient> | undefined;
  const client = () => {
    loaded ??= import("./atlas-client.ts").then((module) => module.atlasClient(access, clock));
    return loaded;
  };
  return {
    send: async (request) => (await client()).send(request),
    signIn: async () => {
      if (access.signIn.kind === "service-account") await (await client()).signIn();
    },
  };
}
