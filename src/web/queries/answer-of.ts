/** What a query of this kind answers; of one in pages, one page. */
export type AnswerOf<Options extends (id: string) => { queryFn?: unknown }> = ReturnType<Options>["queryFn"] extends
  | ((...args: never) => infer Answer)
  | undefined
  ? Awaited<Answer>
  : never;
