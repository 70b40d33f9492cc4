import { CompactEncrypt, compactDecrypt } from "jose";

/** Keeps the passwords of database users unreadable in the store. */
export type PasswordVault = {
  readonly seal: (password: string) => Promise<string>;
  readonly open: (sealed: string) => Promise<string>;
};

/**
 * Seals with a key of 32 bytes that lies beside the store in a file of its own. The passwords are needed again whenever
 * a cluster is made in a project that has users already.
 */
export function createPasswordVault(key: Uint8Array): PasswordVault {
  return {
    seal: (password) =>
      new CompactEncrypt(Buffer.from(password)).setProtectedHeader({ alg: "dir", enc: "A256GCM" }).encrypt(key),
    open: async (sealed) => Buffer.from((await compactDecrypt(sealed, key)).plaintext).toString(),
  };
}
