import { useMutation } from "@tanstack/react-query";
import { type ReactNode, useState } from "react";
import { ReasonDialog } from "../../components/reason-dialog.tsx";

type Props<T> = {
  /** What is pressed to be asked. */
  readonly button: (ask: () => void) => ReactNode;
  readonly title: string;
  readonly label: string;
  readonly hint: string;
  readonly action: string;
  /** What happens then, in plain words. */
  readonly children: ReactNode;
  readonly act: (reason: string) => Promise<T>;
  readonly onDone: (done: T) => Promise<void>;
};

/** Something that is done once somebody said why. What is refused is said in the dialog, which stays open. */
export function AskedWithReason<T>({ button, children, act, onDone, ...texts }: Props<T>) {
  const [isAsking, setIsAsking] = useState(false);
  const acting = useMutation({
    mutationFn: act,
    onSuccess: async (done) => {
      setIsAsking(false);
      await onDone(done);
    },
  });
  const ask = (wanted: boolean) => {
    acting.reset();
    setIsAsking(wanted);
  };
  return (
    <>
      {button(() => ask(true))}
      {isAsking && (
        <ReasonDialog
          opened
          {...texts}
          pending={acting.isPending}
          error={acting.error}
          onClose={() => ask(false)}
          onConfirm={(reason) => acting.mutate(reason)}
        >
          {children}
        </ReasonDialog>
      )}
    </>
  );
}
