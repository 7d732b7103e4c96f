import { ActionIcon, Menu } from "@mantine/core";
import MessageSquareReply from "lucide-react/icons/message-square-reply";
import Pencil from "lucide-react/icons/pencil";
import SmilePlus from "lucide-react/icons/smile-plus";
import Trash2 from "lucide-react/icons/trash-2";
import { useState } from "react";
import { ConfirmDialog } from "@/components/confirm-dialog";
import { PALETTE } from "./mrkdwn/emoji";
import { Emoji } from "./mrkdwn/mrkdwn";
import classes from "./message.module.css";

interface Props {
  own: boolean;
  canReact: boolean;
  onReact: (name: string) => void;
  onThread?: () => void;
  onEdit: () => void;
  onDelete: () => Promise<void>;
}

/** What can be done to a message; shown while the pointer or the focus is on it. */
export function MessageTools({ own, canReact, onReact, onThread, onEdit, onDelete }: Props) {
  const [deleting, setDeleting] = useState(false);
  return (
    <div className={classes.tools}>
      {canReact && (
        <Menu position="top-end" withinPortal shadow="md">
          <Menu.Target>
            <ActionIcon variant="default" size={28} aria-label="Add reaction">
              <SmilePlus size={15} aria-hidden="true" />
            </ActionIcon>
          </Menu.Target>
          <Menu.Dropdown>
            <div className={classes.palette}>
              {PALETTE.map((name) => (
                <Menu.Item
                  key={name}
                  aria-label={`React with ${name}`}
                  onClick={() => onReact(name)}
                >
                  <Emoji name={name} />
                </Menu.Item>
              ))}
            </div>
          </Menu.Dropdown>
        </Menu>
      )}
      {onThread && (
        <ActionIcon variant="default" size={28} aria-label="Reply in thread" onClick={onThread}>
          <MessageSquareReply size={15} aria-hidden="true" />
        </ActionIcon>
      )}
      {own && (
        <>
          <ActionIcon variant="default" size={28} aria-label="Edit message" onClick={onEdit}>
            <Pencil size={15} aria-hidden="true" />
          </ActionIcon>
          <ActionIcon
            variant="default"
            size={28}
            aria-label="Delete message"
            onClick={() => setDeleting(true)}
          >
            <Trash2 size={15} aria-hidden="true" />
          </ActionIcon>
        </>
      )}
      <ConfirmDialog
        opened={deleting}
        onClose={() => setDeleting(false)}
        title="Delete this message?"
        confirm="Delete message"
        danger
        onConfirm={onDelete}
      >
        <p>It disappears for everyone in the channel. The lab's record keeps that it was there.</p>
      </ConfirmDialog>
    </div>
  );
}
