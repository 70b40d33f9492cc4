import { z } from "zod";

/** Who may connect to the clusters of a project: one address or one block of addresses. */
export const NetworkEntry = z.object({
  /** Always set; `/32` (or `/128`) for a single address. */
  cidrBlock: z.string(),
  /** Set when the block is one address. */
  ipAddress: z.string().optional(),
  comment: z.string().optional(),
  deleteAfterDate: z.string().optional(),
});
export type NetworkEntry = z.infer<typeof NetworkEntry>;
