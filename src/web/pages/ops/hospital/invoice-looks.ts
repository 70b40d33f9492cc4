import type { InvoiceStatus } from "../../../../domain/subscriptions.ts";
import type { Look } from "../../../components/tone.ts";

export const invoiceLooks: Readonly<Record<InvoiceStatus, Look>> = {
  draft: { tone: "quiet", icon: "clock" },
  open: { tone: "waiting", icon: "clock" },
  paid: { tone: "good", icon: "check" },
  void: { tone: "quiet", icon: "minus" },
  uncollectible: { tone: "bad", icon: "cross" },
};
