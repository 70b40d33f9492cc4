import type { NetworkItem } from "./network-list.ts";
import type { OrgRole } from "./roles.ts";

/** Who sends a request: an API key or a service account, each of one organization. */
export type Caller = {
  readonly kind: "apiKey" | "serviceAccount";
  /** What grants name: the API key's id, or the service account's client id. */
  readonly id: string;
  readonly orgId: string;
  readonly orgRoles: readonly OrgRole[];
  readonly accessList: readonly NetworkItem[];
  /** Made with the installation: stands for the person at Atlas' web page. */
  readonly builtIn: boolean;
};
