import { randomInt } from "node:crypto";
import { known, type Values } from "../protocol/values.ts";
import { ResourceError } from "../resources/resource-error.ts";

const classes = [
  { use: "upper", least: "minUpper", characters: "ABCDEFGHIJKLMNOPQRSTUVWXYZ" },
  { use: "lower", least: "minLower", characters: "abcdefghijklmnopqrstuvwxyz" },
  { use: "numeric", least: "minNumeric", characters: "0123456789" },
  { use: "special", least: "minSpecial", characters: "!@#$%&*()-_=+[]{}<>:?" },
] as const;

/**
 * A random text by the settings of a RandomPassword or RandomString: so many characters in all, so many at least of each
 * class, the rest of all classes that are switched on, in random order. Throws a `ResourceError` if no class is.
 */
export function randomText(settings: Values): string {
  const ownSpecial = known(settings.overrideSpecial);
  const alphabets = classes.map((each) => {
    const isOwn = each.use === "special" && typeof ownSpecial === "string" && ownSpecial !== "";
    return { ...each, characters: isOwn ? ownSpecial : each.characters };
  });
  const all = alphabets.flatMap((each) => (settings[each.use] === true ? [...each.characters] : []));
  if (all.length === 0) {
    throw new ResourceError("Random Read Error", "the character set specified is empty");
  }
  const text = alphabets.flatMap((each) => draw([...each.characters], Number(settings[each.least] ?? 0)));
  return shuffled([...text, ...draw(all, Number(settings.length) - text.length)]).join("");
}

function draw(characters: readonly string[], count: number): string[] {
  return Array.from({ length: Math.max(0, count) }, () => characters[randomInt(characters.length)] ?? "");
}

function shuffled(characters: string[]): string[] {
  for (let last = characters.length - 1; last > 0; last--) {
    const other = randomInt(last + 1);
    [characters[last], characters[other]] = [characters[other] ?? "", characters[last] ?? ""];
  }
  return characters;
}
