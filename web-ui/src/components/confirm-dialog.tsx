import { Button, Modal } from "@mantine/core";
import { type ReactNode, useState } from "react";
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
}

/** Asks before something with consequences. Stays open and explains when the server refuses. */
export function ConfirmDialog(props: ConfirmDialogProps) {
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>(null);
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
      setError(thrown);
    } finally {
      setBusy(false);
    }
  };
  return (
    <Modal opened={props.opened} onClose={close} title={props.title}>
      <form
        className="stack loose"
        onSubmit={(event) => {
          event.preventDefault();
          if (!props.blocked && !busy) void run();
        }}
      >
        {props.children}
        {error !== null && <ProblemView error={error} />}
        {props.blocked && <p className="muted micro">{props.blocked}</p>}
        <div className="row" style={{ justifyContent: "flex-end" }}>
          <Button variant="default" onClick={close}>
            Cancel
          </Button>
          <Button
            type="submit"
            loading={busy}
            disabled={Boolean(props.blocked)}
            {...(props.danger ? { color: "breach" } : {})}
          >
            {props.confirm}
          </Button>
        </div>
      </form>
    </Modal>
  );
}
