import { Chip, Group, TextInput, VisuallyHidden } from "@mantine/core";
import { Icon } from "../../../components/icon.tsx";
import { runTexts } from "../../../texts/run.ts";
import classes from "./changes.module.css";
import { type Group as ChangeGroup, groups } from "./resource-groups.ts";

const { changes: texts } = runTexts;

type Props = {
  readonly names: Readonly<Record<ChangeGroup, string>>;
  readonly counts: readonly (readonly [ChangeGroup, number])[];
  readonly group: ChangeGroup | "all";
  readonly onGroup: (group: ChangeGroup | "all") => void;
  readonly words: string;
  readonly onWords: (words: string) => void;
};

/** Narrows a change set down: to one operation, and to what is looked for. */
export function ChangeFilter({ names, counts, group, onGroup, words, onWords }: Props) {
  const changing = counts.reduce((sum, [of, count]) => (of === "same" ? sum : sum + count), 0);
  return (
    <div className={classes.filter}>
      <Chip.Group value={group} onChange={(value) => onGroup(groups.find((one) => one === value) ?? "all")}>
        <Group gap={6} component="fieldset" className={classes.chips}>
          <VisuallyHidden component="legend">{texts.filter}</VisuallyHidden>
          <Chip value="all" size="sm" radius="xl">
            {texts.all(changing)}
          </Chip>
          {counts.map(([of, count]) => (
            <Chip key={of} value={of} size="sm" radius="xl">
              {texts.group(names[of], count)}
            </Chip>
          ))}
        </Group>
      </Chip.Group>
      <TextInput
        type="search"
        size="sm"
        className={classes.search}
        aria-label={texts.search}
        placeholder={texts.search}
        leftSection={<Icon name="search" size={16} />}
        value={words}
        onChange={({ currentTarget }) => onWords(currentTarget.value)}
      />
    </div>
  );
}
