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
