import type { Exchange } from "@/api/types";
import { ConfirmDialog } from "@/components/confirm-dialog";

interface Props {
  exchange: Exchange;
  onClose: () => void;
  onConfirm: () => Promise<unknown>;
}

/** In production a replay reaches real users. */
export function ReplayDialog({ exchange, onClose, onConfirm }: Props) {
  return (
    <ConfirmDialog
      opened
      onClose={onClose}
      title="Replay in production?"
      confirm="Replay in production"
      focusConfirm
      onConfirm={onConfirm}
    >
      <p>
        The bot gets “{exchange.title}” once more, as a new event. If it answers,{" "}
        {exchange.channel
          ? "everyone in that channel sees the answer again"
          : "users see the answer again"}
        ; if it changes something, it does so twice. The record notes that you replayed it.
      </p>
    </ConfirmDialog>
  );
}
