import { createRoute, lazyRouteComponent } from "@tanstack/react-router";
import { publicRoute } from "../../app/root-route.ts";

export type CreateHospitalSearch = { readonly step?: "plan" };

export const createHospitalRoute = createRoute({
  getParentRoute: () => publicRoute,
  path: "/create-hospital",
  validateSearch: ({ step }: Record<string, unknown>): CreateHospitalSearch => (step === "plan" ? { step } : {}),
  component: lazyRouteComponent(() => import("./create-hospital-page.tsx"), "CreateHospitalPage"),
});
