/**
 * Asks quickly whether a server answers at all, so that a blocked network costs seconds and a slow one is still used.
 *
 * @param {string} url
 * @throws {Error} with the reason in one line
 */
export async function reach(url) {
  try {
    await fetch(url, { method: "HEAD", redirect: "follow", signal: AbortSignal.timeout(5_000) });
  } catch (error) {
    throw new Error(`${new URL(url).host} can't be reached (${reason(error)})`);
  }
}

/** @param {unknown} error */
function reason(error) {
  if (!(error instanceof Error)) return String(error);
  const cause = /** @type {NodeJS.ErrnoException | undefined} */ (error.cause);
  return cause?.code ?? error.message;
}
