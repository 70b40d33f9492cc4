import { open, rename } from "node:fs/promises";

/** Writes a file that only its owner may read, and that is there completely or not at all even if the machine stops. */
export async function writeSecretFile(path: string, text: string): Promise<void> {
  const draft = `${path}.new`;
  const file = await open(draft, "w", 0o600);
  try {
    await file.writeFile(text);
    await file.sync();
  } finally {
    await file.close();
  }
  await rename(draft, path);
}
