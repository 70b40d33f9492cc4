/**
 * The same signal, which also calls those who begin to listen after it was raised. The SDK listens only from the moment
 * on in which it starts the CLI: a wish to cancel that came just before would be lost.
 */
export function heardLate(signal: AbortSignal): AbortSignal {
  return new Proxy(signal, {
    get: (target, name) => {
      if (name === "addEventListener" && target.aborted) return (_type: string, listener: () => void) => listener();
      const member: unknown = Reflect.get(target, name);
      return typeof member === "function" ? member.bind(target) : member;
    },
  });
}
