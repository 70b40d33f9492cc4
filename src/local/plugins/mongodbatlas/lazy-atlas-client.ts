import type { AtlasAccess, AtlasClient } from "./atlas-port.ts";

/** A client that loads Node's HTTP with its first request: most previews send none, and it is a tenth of a start. */
export function lazyAtlasClient(access: AtlasAccess): AtlasClient {
  let client: Promise<AtlasClient> | undefined;
  return {
    send: async (request) => {
      client ??= import("./atlas-client.ts").then((module) => module.atlasClient(access));
      return (await client).send(request);
    },
  };
}
