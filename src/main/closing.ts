/** What has been started, to be stopped in the opposite order. */
export type Closing = {
  readonly add: (name: string, close: () => Promise<void>) => void;
  /** Stops everything once; a part that fails to stop does not keep the others from it. */
  readonly close: () => Promise<void>;
};

export function createClosing(onFailure: (name: string, error: unknown) => void): Closing {
  const parts: { name: string; close: () => Promise<void> }[] = [];
  let closed: Promise<void> | undefined;
  async function closeAll(): Promise<void> {
    for (const { name, close } of parts.reverse()) {
      try {
        await close();
      } catch (error) {
        onFailure(name, error);
      }
    }
  }
  return {
    add: (name, close) => {
      parts.push({ name, close });
    },
    close: () => {
      closed ??= closeAll();
      return closed;
    },
  };
}
