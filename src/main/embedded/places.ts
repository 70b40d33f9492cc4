import type { AtlasAccess } from "../../atlas/access.ts";
import type { Config } from "../config.ts";

/** Where the master database is and which Atlas is meant, wherever they run. */
export type Places = {
  /** With its password. */
  readonly masterUri: string;
  readonly atlas: { readonly access: AtlasAccess; readonly orgId: string };
};

/** What this installation keeps outside of its processes; the rest is embedded. */
export function placesOutside({ masterUri, atlas }: Config): Partial<Places> {
  if (atlas.target === "local") return { ...(masterUri && { masterUri }) };
  const { baseUrl, publicKey, privateKey, orgId } = atlas;
  return { ...(masterUri && { masterUri }), atlas: { access: { baseUrl, publicKey, privateKey }, orgId } };
}

/** Whether nothing is embedded. */
export function isAllOutside(places: Partial<Places>): places is Places {
  return places.masterUri !== undefined && places.atlas !== undefined;
}
