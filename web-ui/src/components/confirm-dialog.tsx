import { Button, Modal, type ModalProps } from "@mantine/core";
import { type ReactNode, useId, useState } from "react";
import { ProblemView } from "./problem-view";

interface ConfirmDialogProps {
  opened: boolean;
  onClose: () => void;
  title: string;
  /** What will happen, to whom, and what will not. */
  children: ReactNode;
  /** The verb on the button. */
  confirm: string;
  onConfirm: () => Promise<unknown>;
  danger?: boolean;
  /** Why the button cannot be pressed yet. */
  blocked?: string | null;
  size?: ModalProps["size"];
  /** Enter confirms at once: the button has the focus from the start. */
  focusConfirm?: boolean;
  /** A refusal that the dialog explains in its own way; true when it did. */
  onRefused?: (thrown: unknown) => boolean;
}

/** Asks before something with consequences. Stays open and explains when the server refuses. */
export function ConfirmDialog(props: ConfirmDialogProps) {
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>(null);
  const blockedId = useId();
  const close = () => {
    setError(null);
    props.onClose();
  };
  const run = async () => {
    setBusy(true);
    setError(null);
    try {
      await props.onConfirm();
      close();
    } catch (thrown) {
      if (!props.onRefused?.(thrown)) setError(thrown);
    } finally {
      setBusy(false);
    }
  };
  return (
    <Modal
      opened={props.opened}
      onClose={close}
      title={props.title}
      {...(props.size === undefined ? {} : { size: props.size })}
    >
      <form
        className="stack loose"
        onSubmit={(event) => {
          event.preventDefault();
          if (!props.blocked && !busy) void run();
        }}
      >
        {props.children}
        {error !== null && <ProblemView error={error} />}
        {props.blocked && (
          <p className="muted micro" id={blockedId}>
            {props.blocked}
          </p>
        )}
        <div className="row wrap" style={{ justifyContent: "flex-end" }}>
          <Button variant="default" onClick={close}>
            Cancel
          </Button>
          <Button
            type="submit"
            loading={busy}
            data-autofocus={props.focusConfirm}
            {...(props.blocked
              ? { "data-disabled": true, "aria-disabled": true, "aria-describedby": blockedId }
              : {})}
            {...(props.danger ? { color: "breach" } : {})}
          >
            {props.confirm}
          </Button>
        </div>
      </form>
    </Modal>
  );
}
