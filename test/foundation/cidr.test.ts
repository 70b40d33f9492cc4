import { expect, test } from "vitest";
import { readBlock } from "../../src/foundation/cidr.ts";

test.each([
  ["10.0.0.1/8", "10.0.0.0/8"],
  ["192.0.2.129/25", "192.0.2.128/25"],
  ["255.255.255.255/0", "0.0.0.0/0"],
  ["0.0.0.0", "0.0.0.0/32"],
  ["2001:DB8:0:0:0:0:0:1", "2001:db8::1/128"],
  ["2001:db8::ffff/32", "2001:db8::/32"],
  ["::1/0", "::/0"],
  ["::ffff:192.0.2.1", "::ffff:c000:201/128"],
])("%s is %s", (text, cidrBlock) => {
  expect(readBlock(text)?.cidrBlock).toBe(cidrBlock);
});

test.each([
  "",
  "10.0.0",
  "10.0.0.1/33",
  "10.0.0.1/-1",
  "10.0.0.1/8/8",
  "::1/129",
  "fe80::1%eth0",
  "1.2.3.4/",
  "a.b.c.d",
])("%j is neither address nor block", (text) => {
  expect(readBlock(text)).toBeUndefined();
});
