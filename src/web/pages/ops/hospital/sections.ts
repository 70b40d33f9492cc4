/** The parts of a hospital's page, in the order in which they stand there. */
export const sections = ["overview", "runs", "configuration", "resources", "payments", "ledger"] as const;
export type Section = (typeof sections)[number];

export function isSection(value: unknown): value is Section {
  return sections.some((section) => section === value);
}
