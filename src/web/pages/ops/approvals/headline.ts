import type { WaitingRunView } from "../../../../api/views/waiting-run.ts";
import { runKindTexts } from "../../../texts/status.ts";

/** What a run would do, in as few words as there are: a change of tier by its tiers, all else by its kind. */
export function headlineOf({ kind, cost }: Pick<WaitingRunView, "kind" | "cost">): string {
  const { before_tier: before, after_tier: after } = cost ?? { before_tier: null, after_tier: null };
  return kind === "change" && before !== null && after !== null && before !== after
    ? `${before} → ${after}`
    : runKindTexts[kind];
}

/** The sentences below the headline; what the headline says already is not said twice. */
export function wordsBelow(headline: string, words: readonly string[]): string[] {
  return words.map((sentence) =>
    sentence.startsWith(`${headline}: `) ? capitalized(sentence.slice(headline.length + 2)) : sentence,
  );
}

function capitalized(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
