/** How long `expect.poll` waits for what comes by itself, also on a machine with much else to do. */
export const soon = { timeout: 30_000 };
