import type { Socket } from "node:net";
import { createAnswerPassage } from "./answer-passage.ts";
import { isRefused, refusal } from "./refused-commands.ts";
import { createRequestReader } from "./request-reader.ts";
import { type SigningIn, signingIn, unknownUser } from "./signing-in.ts";
import type { WireRequest } from "./wire-request.ts";

/** One client, joined to the server. */
export type Connection = {
  /** Whether it signed in, or tried to, as this user, or as somebody who could not be made out. */
  readonly isOf: (username: string) => boolean;
  readonly cut: () => void;
};

const authentication: ReadonlySet<string> = new Set(["hello", "ismaster", "isMaster", "saslStart", "authenticate"]);

/** Joins two open sockets until one of them ends; then the other ends as well. */
export function connect(client: Socket, server: Socket, isShared: () => boolean): Connection {
  const users = new Set<SigningIn>();
  const answers = createAnswerPassage((data) => writeTo(client, data, server));
  const read = createRequestReader((request) => decide(request, users, isShared));
  const cut = () => {
    client.destroy();
    server.destroy();
  };

  client.on("data", (chunk: Buffer) => {
    const reading = read(chunk);
    if (reading === "broken") return cut();
    for (const part of reading.forward) writeTo(server, part, client);
    for (const answer of reading.answers) answers.add(answer);
  });
  server.on("data", answers.pass);
  for (const [one, other] of [
    [client, server],
    [server, client],
  ] as const) {
    one.setNoDelay(true);
    one.on("drain", () => other.resume());
    one.once("end", () => other.end());
    one.once("error", cut);
    one.once("close", () => other.destroySoon());
  }
  client.resume();
  return { isOf: (username) => users.has(username) || users.has(unknownUser), cut };
}

function decide(request: WireRequest, users: Set<SigningIn>, isShared: () => boolean): Buffer | undefined {
  if (isRefused(request)) return refusal(request, isShared());
  if (authentication.has(request.command)) {
    const user = signingIn(request.body());
    if (user !== undefined) users.add(user);
  }
  return undefined;
}

/** Lets the source wait while the receiver can't keep up. */
function writeTo(receiver: Socket, data: Buffer, source: Socket): void {
  if (receiver.writable && !receiver.write(data)) source.pause();
}
