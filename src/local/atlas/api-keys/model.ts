import { z } from "zod";
import { NetworkItem } from "../callers/network-list.ts";
import { OrgRole } from "../callers/roles.ts";

/** An API key, as it is stored under its public key. Its roles in projects are grants. */
export const ApiKey = z.object({
  id: z.string(),
  orgId: z.string(),
  publicKey: z.string(),
  /** What a digest is made with (RFC 7616: H(username:realm:password)), sealed; the private key itself is not kept. */
  sealedSecret: z.string(),
  /** The last part of the private key, which Atlas goes on showing. */
  privateKeyEnd: z.string(),
  desc: z.string(),
  orgRoles: z.array(OrgRole),
  accessList: z.array(NetworkItem),
  builtIn: z.boolean(),
});
export type ApiKey = z.infer<typeof ApiKey>;

/** A key that was just drawn, with the private key that is shown this once. */
export type NewKey = { readonly key: ApiKey; readonly privateKey: string };
