/** What a run may be for. */
export const runKinds = [
  "provision",
  "change",
  "rotate",
  "suspend",
  "resume",
  "drift-check",
  "remediate",
  "recover",
  "offboard",
] as const;
