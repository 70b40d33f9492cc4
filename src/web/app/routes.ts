import { createHospitalRoute } from "../pages/create-hospital/route.ts";
import { homeRoute } from "../pages/home/route.ts";
import { hospitalRoute } from "../pages/hospital/route.ts";
import { approvalsRoute } from "../pages/ops/approvals/route.ts";
import { fleetRoute } from "../pages/ops/fleet/route.ts";
import { opsHomeRoute } from "../pages/ops/home/route.ts";
import { newChangeRoute, opsHospitalRoute } from "../pages/ops/hospital/route.ts";
import { paymentsRoute } from "../pages/ops/payments/route.ts";
import { runRoute } from "../pages/ops/run/route.ts";
import { signInRoute } from "../pages/ops/sign-in/route.ts";

export const publicPages = [homeRoute, createHospitalRoute, hospitalRoute] as const;

export const opsPages = [
  opsHomeRoute,
  fleetRoute,
  approvalsRoute,
  paymentsRoute,
  runRoute,
  opsHospitalRoute,
  newChangeRoute,
] as const;

export const signInPage = signInRoute;
