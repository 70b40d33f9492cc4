import type { RandomBytes } from "../../foundation/ids.ts";
import { hasErrorDigits } from "../error-digits.ts";

/** An id as Atlas gives them: 24 hexadecimal digits, here never with `404` or `500` among them. */
export function newAtlasId(random: RandomBytes): string {
  for (;;) {
    const id = random(12).toString("hex");
    if (!hasErrorDigits(id)) return id;
  }
}

export function isAtlasId(text: string): boolean {
  return /^[a-f0-9]{24}$/.test(text);
}

/** Eight small letters, as Atlas' public keys are. */
export function newPublicKey(random: RandomBytes): string {
  return [...random(8)].map((byte) => String.fromCharCode(97 + (byte % 26))).join("");
}

/** 128 random bits in the form of Atlas' private keys. */
export function newPrivateKey(random: RandomBytes): string {
  return random(16)
    .toString("hex")
    .replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, "$1-$2-$3-$4-$5");
}

export function newClientId(random: RandomBytes): string {
  return `mdb_sa_id_${newAtlasId(random)}`;
}

/** 240 random bits in the form of a service account's secret. */
export function newClientSecret(random: RandomBytes): string {
  return `mdb_sa_sk_${random(30).toString("base64url")}`;
}
