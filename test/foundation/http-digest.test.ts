import { describe, expect, test } from "vitest";
import { answerChallenge, parseChallenge } from "../../src/foundation/http-digest.ts";

const atlasHeader = 'Digest realm="MMS Public API", domain="", nonce="n+/=", algorithm=MD5, qop="auth", stale=false';

describe("digest sign-in", () => {
  test("answers the example of RFC 7616, section 3.9.1, with both algorithms", () => {
    const request = { method: "GET", uri: "/dir/index.html", username: "Mufasa", password: "Circle of Life" };
    const nonce = "7ypf/xlj9XXwfDPEoM4URrv/xwf94BcCAzFZH4GiTo0v";
    const clientNonce = "f2/wE4q74E6zIJEtWaHKaf5wv/H5QzzpXusqGemxURZJ";
    const base = { realm: "http-auth@example.org", nonce, opaque: "FQhe/qaU925kfnzjCev0ciny7QMkPqMAFRtzCUYo5tdS" };
    expect(answerChallenge({ ...base, algorithm: "MD5" }, request, clientNonce)).toContain(
      'response="8ca523f5e9506fed4657c9700eebdbec"',
    );
    const sha = answerChallenge({ ...base, algorithm: "SHA-256" }, request, clientNonce);
    expect(sha).toContain('response="753927fa0e85d155564e2e272a28d1802ca10daf4496794697cf8db5856cb6c1"');
    expect(sha).toContain(`opaque="${base.opaque}"`);
  });

  test("says how often a nonce was used, and signs that too", () => {
    const request = { method: "GET", uri: "/", username: "u", password: "p" };
    const challenge = { realm: "r", nonce: "n", algorithm: "MD5" } as const;
    const [first, eleventh] = [1, 11].map((use) => answerChallenge(challenge, request, "c", use));
    expect(first).toContain("nc=00000001,");
    expect(eleventh).toContain("nc=0000000b,");
    expect(responseIn(eleventh)).not.toBe(responseIn(first));
  });

  test("reads the challenge that Atlas sends", () => {
    expect(parseChallenge(atlasHeader)).toEqual({ realm: "MMS Public API", nonce: "n+/=", algorithm: "MD5" });
  });

  test.each([undefined, "", 'Basic realm="x"', 'Digest realm="x"', 'Digest realm="x", nonce="n", algorithm=MD5-sess'])(
    "has no answer to %j",
    (header) => {
      expect(parseChallenge(header)).toBeUndefined();
    },
  );
});

function responseIn(header = ""): string | undefined {
  return /response="(\w+)"/.exec(header)?.[1];
}
