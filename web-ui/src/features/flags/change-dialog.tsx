import { useQueryClient } from "@tanstack/react-query";
import { type ReactNode, useState } from "react";
import type { FlagAddress } from "@/api/flags";
import { keys } from "@/api/keys";
import { asProblem } from "@/api/problem";
import { ConfirmDialog } from "@/components/confirm-dialog";
import { pretty } from "@/components/diff/line-diff";
import { TextDiff } from "@/components/diff/text-diff";
import { ReasonField, reasonMissing } from "@/components/reason-field";
import { tell } from "@/components/use-action";
import { ENV_WORDS } from "@/components/words";

interface Props {
  at: FlagAddress;
  title: string;
  confirm: string;
  /** Left out where there is nothing to compare. */
  change?: { before: unknown; after: unknown };
  children?: ReactNode;
  danger?: boolean;
  /** What is said when it is done; the flag was read back before. */
  done: string;
  onConfirm: (reason: string) => Promise<unknown>;
  onDone?: () => void;
  onClose: () => void;
}

/** The second step of any change to a flag: what will be different, and why. */
export function ChangeDialog(props: Props) {
  const { at, title, confirm, change, children, danger = false, done, onConfirm, onClose } = props;
  const [reason, setReason] = useState("");
  const cache = useQueryClient();
  const refresh = async () => {
    await Promise.all([
      cache.invalidateQueries({ queryKey: keys.flags(at.slug, at.env) }),
      cache.invalidateQueries({ queryKey: keys.flagHistory(at.slug, at.env, at.key) }),
    ]);
  };
  return (
    <ConfirmDialog
      opened
      onClose={onClose}
      title={`${title} in ${ENV_WORDS[at.env].toLowerCase()}`}
      confirm={confirm}
      danger={danger}
      {...(change ? { size: "lg" } : {})}
      blocked={reasonMissing(reason)}
      onConfirm={async () => {
        await onConfirm(reason.trim());
        await refresh();
        tell(done);
        props.onDone?.();
      }}
      onRefused={(thrown) => {
        if (asProblem(thrown).status === 412) void refresh();
        return false;
      }}
    >
      {children}
      {change && (
        <TextDiff
          before={pretty(change.before)}
          after={pretty(change.after)}
          label="What changes in the definition"
        />
      )}
      <ReasonField value={reason} onChange={setReason} autoFocus />
    </ConfirmDialog>
  );
}
