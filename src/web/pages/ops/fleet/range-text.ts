import { type FleetPageData, fleetPageSize } from "../../../queries/fleet.ts";
import { fleetTexts } from "../../../texts/fleet.ts";

/** Which of all hospitals that were asked for are on this page. */
export function rangeText({ page, total, hospitals }: FleetPageData): string {
  const before = (page - 1) * fleetPageSize;
  return total === 0 ? fleetTexts.notFound.title : fleetTexts.range(before + 1, before + hospitals.length, total);
}
