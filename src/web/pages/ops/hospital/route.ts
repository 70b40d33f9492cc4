import { createRoute, lazyRouteComponent } from "@tanstack/react-router";
import { opsRoute } from "../../../app/root-route.ts";
import type { Ask } from "./change/asks.ts";
import { isAsk } from "./change/asks.ts";
import { isSection, type Section } from "./sections.ts";

export type HospitalSearch = { readonly show?: Section };
export type NewChangeSearch = { readonly ask?: Ask; readonly revision?: number };

export const opsHospitalRoute = createRoute({
  getParentRoute: () => opsRoute,
  path: "/ops/hospitals/$hospital",
  validateSearch: ({ show }: Record<string, unknown>): HospitalSearch =>
    isSection(show) && show !== "overview" ? { show } : {},
  component: lazyRouteComponent(() => import("./hospital-page.tsx"), "HospitalPage"),
});

export const newChangeRoute = createRoute({
  getParentRoute: () => opsRoute,
  path: "/ops/hospitals/$hospital/change",
  validateSearch: ({ ask, revision }: Record<string, unknown>): NewChangeSearch => ({
    ...(isAsk(ask) && { ask }),
    ...(typeof revision === "number" && Number.isInteger(revision) && revision > 0 && { revision }),
  }),
  component: lazyRouteComponent(() => import("./change/new-change-page.tsx"), "NewChangePage"),
});
