import { expect, test } from "vitest";
import { isCidr } from "../../../../src/local/plugins/mongodbatlas/cidr.ts";

test.each(["203.0.113.0/24", "203.0.113.7/32", "0.0.0.0/0", "10.0.0.0/8", "2001:db8::/32", "::/0", "2001:db8::1/128"])(
  "%s is a network",
  (text) => {
    expect(isCidr(text)).toBe(true);
  },
);

test.each([
  ["203.0.113.7/24", "has bits outside of its mask"],
  ["2001:db8::1/64", "has bits outside of its mask"],
  ["2001:DB8::/32", "is not written as Go prints it"],
  ["203.0.113.0/33", "has too long a mask"],
  ["203.0.113.0/024", "has a mask with a zero in front"],
  ["203.0.113.0", "has no mask"],
  ["203.0.113/24", "is no address"],
  ["10.0.0.0/8/8", "has two masks"],
])("%s is none: it %s", (text) => {
  expect(isCidr(text)).toBe(false);
});
