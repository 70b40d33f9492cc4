import { systemClock } from "../../../../src/foundation/clock.ts";
import type { LocalAtlas } from "../../../../src/local/index.ts";
import { atlasClient } from "../../../../src/local/plugins/mongodbatlas/atlas-client.ts";
import type { AtlasClient, AtlasRequest } from "../../../../src/local/plugins/mongodbatlas/atlas-port.ts";
import { type AtlasCall, atlasContext } from "../../../../src/local/plugins/mongodbatlas/context.ts";

export type WatchedCall = AtlasCall & {
  /** Everything that was sent, in order. */
  readonly sent: AtlasRequest[];
  readonly warnings: string[];
};

/** A client with the API key of a local Atlas. */
export function clientOf({ baseUrl, publicKey, privateKey }: LocalAtlas): AtlasClient {
  return atlasClient({ baseUrl, signIn: { kind: "api-key", publicKey, privateKey } }, systemClock);
}

/** What a resource's methods work with, on a local Atlas. */
export function callOn(atlas: LocalAtlas): WatchedCall {
  const client = clientOf(atlas);
  const sent: AtlasRequest[] = [];
  const warnings: string[] = [];
  const send = (request: AtlasRequest) => {
    sent.push(request);
    return client.send(request);
  };
  return { context: atlasContext({ send }), warn: (summary) => warnings.push(summary), sent, warnings };
}
