import type { AtlasContext } from "../context.ts";
import { orgHref } from "../orgs/view.ts";
import type { ApiKey, NewKey } from "./model.ts";
import { keyRoles } from "./roles.ts";

/** A key as the API shows it: of its private part only the end. */
export function keyView(context: AtlasContext, key: ApiKey) {
  return {
    desc: key.desc,
    id: key.id,
    links: [{ href: `${orgHref(context, key.orgId)}/apiKeys/${key.id}`, rel: "self" }],
    privateKey: `********-****-****-${key.privateKeyEnd}`,
    publicKey: key.publicKey,
    roles: keyRoles(context, key),
  };
}

/** A new key, with the private key that is never shown again. */
export function newKeyView(context: AtlasContext, { key, privateKey }: NewKey) {
  return { ...keyView(context, key), privateKey };
}
