import { createHash, randomBytes } from "node:crypto";

export type Keys = { readonly publicKey: string; readonly privateKey: string };
export type Request = {
  readonly method?: string;
  readonly body?: unknown;
  /** Date of the media type; each operation's own by default. */
  readonly version?: string;
  readonly headers?: Readonly<Record<string, string>>;
};
export type Answer = {
  readonly status: number;
  readonly headers: Headers;
  // Answers are checked by what each test expects of them, so their shape stays open here.
  readonly body: Record<string, unknown>;
};

/** Asks like Atlas' own clients do: once without sign-in, then with the digest that the challenge asks for. */
export async function askWithDigest(url: string, keys: Keys, request: Request = {}): Promise<Answer> {
  const { method = "GET", version = "2025-03-12" } = request;
  const media = `application/vnd.atlas.${version}+json`;
  const init = {
    method,
    headers: { Accept: media, ...(request.body === undefined ? {} : { "Content-Type": media }), ...request.headers },
    ...(request.body === undefined ? {} : { body: JSON.stringify(request.body) }),
  };
  const first = await fetch(url, init);
  await first.arrayBuffer();
  if (first.status !== 401) throw new Error(`Asked without sign-in, ${url} answered ${first.status}.`);
  const challenge = first.headers.get("WWW-Authenticate") ?? "";
  const authorization = digestAuthorization(challenge, method, new URL(url), keys);
  const answer = await fetch(url, { ...init, headers: { ...init.headers, Authorization: authorization } });
  const text = await answer.text();
  return { status: answer.status, headers: answer.headers, body: text === "" ? {} : JSON.parse(text) };
}

/** The `Authorization` header that answers a challenge of RFC 7616 with MD5 and qop auth. */
export function digestAuthorization(
  challenge: string,
  method: string,
  url: Pick<URL, "pathname" | "search">,
  keys: Keys,
): string {
  const field = (name: string) => new RegExp(`${name}="([^"]*)"`).exec(challenge)?.[1] ?? "";
  const realm = field("realm");
  const nonce = field("nonce");
  const uri = `${url.pathname}${url.search}`;
  const cnonce = randomBytes(8).toString("hex");
  const secret = md5(`${keys.publicKey}:${realm}:${keys.privateKey}`);
  const response = md5(`${secret}:${nonce}:00000001:${cnonce}:auth:${md5(`${method}:${uri}`)}`);
  return [
    `Digest username="${keys.publicKey}"`,
    `realm="${realm}"`,
    `nonce="${nonce}"`,
    `uri="${uri}"`,
    `response="${response}"`,
    "algorithm=MD5",
    `cnonce="${cnonce}"`,
    "qop=auth",
    "nc=00000001",
  ].join(", ");
}

function md5(text: string): string {
  return createHash("md5").update(text).digest("hex");
}
