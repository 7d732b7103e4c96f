import { ActionIcon, Button, Tooltip } from "@mantine/core";
import Bold from "lucide-react/icons/bold";
import Code from "lucide-react/icons/code";
import Heading from "lucide-react/icons/heading";
import Italic from "lucide-react/icons/italic";
import Link from "lucide-react/icons/link";
import List from "lucide-react/icons/list";
import ListOrdered from "lucide-react/icons/list-ordered";
import Quote from "lucide-react/icons/quote";
import { type Edit, prefixLines, wrap } from "./edits";
import classes from "./postmortem.module.css";

const TOOLS = [
  { label: "Heading", icon: Heading, edit: prefixLines("## ") },
  { label: "Bold", icon: Bold, edit: wrap("**", "**", "bold text") },
  { label: "Italic", icon: Italic, edit: wrap("_", "_", "italic text") },
  { label: "Code", icon: Code, edit: wrap("`", "`", "code") },
  { label: "Link", icon: Link, edit: wrap("[", "](https://)", "text") },
  { label: "List", icon: List, edit: prefixLines("- ") },
  { label: "Numbered list", icon: ListOrdered, edit: prefixLines("1. ") },
  { label: "Quote", icon: Quote, edit: prefixLines("> ") },
];

/** The usual marks, for people who do not know Markdown by heart. */
export function Toolbar({
  onEdit,
  onPick,
  onComment,
}: {
  onEdit: (edit: Edit) => void;
  onPick: () => void;
  onComment: () => void;
}) {
  return (
    <div className={classes.toolbar} role="group" aria-label="Formatting">
      {TOOLS.map(({ label, icon: Icon, edit }) => (
        <Tooltip key={label} label={label}>
          <ActionIcon variant="subtle" size={30} aria-label={label} onClick={() => onEdit(edit)}>
            <Icon size={16} aria-hidden="true" />
          </ActionIcon>
        </Tooltip>
      ))}
      <Button size="compact-sm" variant="default" className="push" onClick={onPick}>
        Insert timeline event
      </Button>
      <Button size="compact-sm" variant="default" onClick={onComment}>
        Comment
      </Button>
    </div>
  );
}
