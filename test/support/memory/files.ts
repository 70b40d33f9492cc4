/** The part of `node:fs/promises` that runs use, over files in memory, for tests in which no time may pass by itself. */
export function memoryFiles() {
  const files = new Map<string, string>();
  return {
    files,
    access: async (path: string) => {
      if (!files.has(path)) throw new Error(`${path} is not there`);
    },
    mkdir: async () => undefined,
    readdir: async () => [...files.keys()].map((path) => path.slice(path.lastIndexOf("/") + 1)),
    rm: async (path: string) => {
      files.delete(path);
    },
    readFile: async (path: string) => {
      const text = files.get(path);
      if (text === undefined) throw new Error(`${path} is not there`);
      return text;
    },
    writeFile: async (path: string, text: string) => {
      files.set(path, text);
    },
    /** What is appended is forgotten: nobody reads it back. */
    open: async () => ({ write: async () => undefined, close: async () => undefined }),
  };
}
