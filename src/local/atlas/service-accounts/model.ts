import { z } from "zod";
import { NetworkItem } from "../callers/network-list.ts";
import { OrgRole } from "../callers/roles.ts";

/** A secret of a service account: only its hash is kept. */
export const AccountSecret = z.object({
  id: z.string(),
  /** SHA-256, base64url. */
  hash: z.string(),
  masked: z.string(),
  createdAt: z.string(),
  expiresAt: z.string(),
  lastUsedAt: z.string().optional(),
});
export type AccountSecret = z.infer<typeof AccountSecret>;

/** A service account, as it is stored under its client id. Its roles in projects are grants. */
export const ServiceAccount = z.object({
  clientId: z.string(),
  orgId: z.string(),
  name: z.string(),
  description: z.string(),
  createdAt: z.string(),
  orgRoles: z.array(OrgRole),
  accessList: z.array(NetworkItem),
  secrets: z.array(AccountSecret),
  builtIn: z.boolean(),
});
export type ServiceAccount = z.infer<typeof ServiceAccount>;

/** An account that was just made, with the value of its secret that is shown this once. */
export type NewAccount = { readonly account: ServiceAccount; readonly secret: AccountSecret; readonly value: string };
