import { describe, expect, test } from "vitest";
import { bcryptHash } from "../../../../src/local/plugins/random/bcrypt.ts";
import { initialBoxes } from "../../../../src/local/plugins/random/blowfish-boxes.ts";

/** Salts of the vectors that come with the original implementation, as bytes. */
const zeros = new Uint8Array(16);
const salt = Buffer.from("10410410410410410410410410410410", "hex");

describe("bcrypt", () => {
  test("starts from pi, as Blowfish's published tables do", () => {
    const boxes = initialBoxes();
    expect(boxes.length).toBe(1042);
    expect([boxes[0], boxes[17], boxes[18], boxes[1041]].map((word) => (word ?? 0) >>> 0)).toEqual([
      0x243f6a88, 0x8979fb1b, 0xd1310ba6, 0x3ac372e6,
    ]);
  });

  test.each([
    ["U*U", salt, "$2a$05$CCCCCCCCCCCCCCCCCCCCC.E5YPO9kmyuRGyh0XouQYb4YMJKvyOeW"],
    ["U*U*", salt, "$2a$05$CCCCCCCCCCCCCCCCCCCCC.VGOzA784oUp/Z0DY336zx7pLYAy0lwK"],
  ])("hashes %s as published", (text, bytes, expected) => {
    expect(bcryptHash(text, bytes, 5)).toBe(expected);
  });

  test("looks at the first 72 bytes only", () => {
    const long = "x".repeat(72);
    expect(bcryptHash(`${long}a`, zeros, 4)).toBe(bcryptHash(`${long}b`, zeros, 4));
    expect(bcryptHash(long.slice(1), zeros, 4)).not.toBe(bcryptHash(long, zeros, 4));
  });
});
