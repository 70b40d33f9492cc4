import { z } from "zod";
import { setGrant } from "../callers/grants.ts";
import { readGroupRoles, readOrgRoles } from "../callers/read-roles.ts";
import type { OrgRole } from "../callers/roles.ts";
import type { AtlasContext } from "../context.ts";
import { type Answer, isRefusal, type Refusal, refuse, refuseField, reply } from "../http/answers.ts";
import type { GroupCall, OrgCall } from "../http/operation.ts";
import { parseBody } from "../http/read-body.ts";
import { newAtlasId, newPrivateKey, newPublicKey } from "../ids.ts";
import { digestSecret } from "../sign-in/digest.ts";
import { organization } from "../store/store.ts";
import type { ApiKey, NewKey } from "./model.ts";
import { newKeyView } from "./view.ts";

const longestDescription = 250;

const Body = z.strictObject({ desc: z.string(), roles: z.array(z.string()).min(1) });

/**
 * `POST /orgs/{orgId}/apiKeys`: the one answer that holds the private key. What the key is for may have gone while its
 * secret was sealed, so that is looked up once more.
 */
export async function createOrgApiKey({ context, org, body }: OrgCall): Promise<Answer> {
  const wanted = parseBody(Body, body);
  if (isRefusal(wanted)) return wanted;
  const orgRoles = readOrgRoles(wanted.roles);
  if (isRefusal(orgRoles)) return orgRoles;
  const made = await createKey(context, { orgId: org.id, desc: wanted.desc, orgRoles });
  if (isRefusal(made)) return made;
  const isThere = context.store.organizations.get(organization, org.id) !== undefined;
  if (!isThere) return refuse("ORG_NOT_FOUND", org.id);
  context.store.apiKeys.put(organization, made.key.publicKey, made.key);
  return reply(200, newKeyView(context, made));
}

/** `POST /groups/{groupId}/apiKeys`: a key that is a plain member of the organization and has roles in the project. */
export async function createGroupApiKey({ context, group, body }: GroupCall): Promise<Answer> {
  const wanted = parseBody(Body, body);
  if (isRefusal(wanted)) return wanted;
  const roles = readGroupRoles(wanted.roles);
  if (isRefusal(roles)) return roles;
  const made = await createKey(context, { orgId: group.orgId, desc: wanted.desc, orgRoles: ["ORG_MEMBER"] });
  if (isRefusal(made)) return made;
  const { store } = context;
  if (store.groups.get(organization, group.id) === undefined) return refuse("GROUP_NOT_FOUND", group.id);
  store.transaction(() => {
    store.apiKeys.put(organization, made.key.publicKey, made.key);
    setGrant(store, group.id, made.key.id, roles);
  });
  return reply(200, newKeyView(context, made));
}

/** Draws a key that is not stored yet, or tells why there can't be one. */
export async function createKey(
  context: AtlasContext,
  { orgId, desc, orgRoles }: { readonly orgId: string; readonly desc: string; readonly orgRoles: OrgRole[] },
): Promise<NewKey | Refusal> {
  const { store, random, vault, limits } = context;
  const refusal = refuseDescription(desc);
  if (refusal !== undefined) return refusal;
  const atMost = limits.apiKeysPerOrganization;
  const keys = store.apiKeys.list(organization);
  if (keys.filter((key) => key.orgId === orgId).length >= atMost) return refuse("MAX_PUBLIC_API_KEY_REACHED", atMost);
  const privateKey = newPrivateKey(random);
  let publicKey = newPublicKey(random);
  while (keys.some((key) => key.publicKey === publicKey)) publicKey = newPublicKey(random);
  const key: ApiKey = {
    ...{ id: newAtlasId(random), orgId, publicKey, desc, orgRoles, accessList: [], builtIn: false },
    sealedSecret: await vault.seal(digestSecret(publicKey, privateKey)),
    privateKeyEnd: privateKey.slice(-12),
  };
  return { key, privateKey };
}

/** Refuses a description that Atlas does not take. */
export function refuseDescription(desc: string): Refusal | undefined {
  if (desc.trim() === "") return refuse("API_KEY_REQUIRES_DESCRIPTION");
  return desc.length > longestDescription
    ? refuseField("desc", `must have at most ${longestDescription} characters`)
    : undefined;
}
