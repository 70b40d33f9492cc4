import { createHash } from "node:crypto";
import { chmod, readFile } from "node:fs/promises";

/** SHA-256 (hex) of a saved plan, which tells whether the file is still the one that was previewed. Undefined if it is gone. */
export async function planDigestOf(path: string): Promise<string | undefined> {
  try {
    return createHash("sha256")
      .update(await readFile(path))
      .digest("hex");
  } catch {
    return undefined;
  }
}

/** A plan holds ciphertext and names: it is for its owner alone. */
export async function closePlan(path: string): Promise<void> {
  await chmod(path, 0o600);
}
