import { ActionIcon, TextInput } from "@mantine/core";
import { Icon } from "../../../../components/icon.tsx";
import { newChangeTexts } from "../../../../texts/new-change.ts";
import classes from "./access-row.module.css";
import { isAddress } from "./address.ts";

const { access: texts } = newChangeTexts;

type Entry = { readonly address: string; readonly comment: string };
type Props = {
  readonly number: number;
  readonly entry: Entry;
  readonly onChange: (entry: Entry) => void;
  readonly onRemove: () => void;
};

/** One address with its comment. */
export function AccessRow({ number, entry, onChange, onRemove }: Props) {
  return (
    <div className={classes.row}>
      <TextInput
        className={classes.address}
        aria-label={texts.address(number)}
        placeholder={texts.addressShort}
        error={entry.address.trim() !== "" && !isAddress(entry.address) && texts.invalid}
        value={entry.address}
        onChange={({ currentTarget }) => onChange({ ...entry, address: currentTarget.value })}
        autoComplete="off"
        spellCheck={false}
      />
      <TextInput
        className={classes.comment}
        aria-label={texts.comment(number)}
        placeholder={texts.commentShort}
        value={entry.comment}
        maxLength={80}
        onChange={({ currentTarget }) => onChange({ ...entry, comment: currentTarget.value })}
      />
      <ActionIcon
        className={classes.remove}
        variant="default"
        size={36}
        aria-label={texts.remove(number)}
        onClick={onRemove}
      >
        <Icon name="trash" size={16} />
      </ActionIcon>
    </div>
  );
}
