import type { FleetState } from "../../../../domain/fleet-reasons.ts";
import type { Look } from "../../../components/tone.ts";

/** How the state of a hospital looks in the list. */
export const fleetLooks: Readonly<Record<FleetState, Look>> = {
  failed: { tone: "bad", icon: "cross" },
  attention: { tone: "waiting", icon: "alert" },
  running: { tone: "busy", icon: "busy" },
  on_hold: { tone: "quiet", icon: "clock" },
  ok: { tone: "good", icon: "check" },
  gone: { tone: "quiet", icon: "minus" },
};
