/** Passes a server's answers on, and lets answers of our own in between two of them, never into the middle of one. */
export type AnswerPassage = { readonly pass: (chunk: Buffer) => void; readonly add: (answer: Buffer) => void };

export function createAnswerPassage(write: (data: Buffer) => void): AnswerPassage {
  let remaining = 0;
  let head = Buffer.alloc(0);
  let waiting: Buffer[] = [];

  function follow(chunk: Buffer): void {
    let rest = chunk;
    while (rest.length > 0) {
      if (remaining === 0) {
        const missing = 4 - head.length;
        head = Buffer.concat([head, rest.subarray(0, missing)]);
        rest = rest.subarray(missing);
        if (head.length < 4) return;
        remaining = Math.max(0, head.readInt32LE(0) - 4);
        head = Buffer.alloc(0);
      }
      const part = Math.min(remaining, rest.length);
      remaining -= part;
      rest = rest.subarray(part);
    }
  }

  function letIn(): void {
    if (remaining > 0 || head.length > 0) return;
    for (const answer of waiting) write(answer);
    waiting = [];
  }

  return {
    pass: (chunk) => {
      write(chunk);
      follow(chunk);
      if (waiting.length > 0) letIn();
    },
    add: (answer) => {
      waiting.push(answer);
      letIn();
    },
  };
}
