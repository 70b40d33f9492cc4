import { Button } from "@mantine/core";

type Props = {
  readonly isMain: boolean;
  /** Something is lost by it. */
  readonly isGrave?: boolean;
  readonly pending: boolean;
  /** The id of the words that say why it can't be pressed. It can still be reached, so that they are heard. */
  readonly disabledBy: string | null;
  readonly onPress: () => void;
  readonly children: string;
};

/** One decision. */
export function ActionButton({ isMain, isGrave = false, pending, disabledBy, onPress, children }: Props) {
  const isDisabled = disabledBy !== null;
  return (
    <Button
      variant={isMain || isGrave ? "filled" : "default"}
      {...(isGrave && { color: "red.8" })}
      loading={pending}
      aria-disabled={isDisabled}
      data-disabled={isDisabled || undefined}
      aria-describedby={disabledBy ?? undefined}
      onClick={() => {
        if (!isDisabled) onPress();
      }}
    >
      {children}
    </Button>
  );
}
