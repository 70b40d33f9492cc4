import type { LinkProps } from "@tanstack/react-router";
import type { IconName } from "../components/icon-paths.ts";
import { ops } from "../texts/ops.ts";

export type NavItem = {
  readonly to: NonNullable<LinkProps["to"]>;
  readonly label: string;
  readonly icon: IconName;
  /** Says how much waits there for people. */
  readonly counts?: true;
};

/** The places of the console, in the order of the navigation. */
export const opsNav: readonly NavItem[] = [
  { to: "/ops/fleet", label: ops.nav.fleet, icon: "hospital" },
  { to: "/ops/approvals", label: ops.nav.approvals, icon: "inbox", counts: true },
  { to: "/ops/payments", label: ops.nav.payments, icon: "card" },
];
