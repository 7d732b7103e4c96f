import { Button } from "@mantine/core";
import { useState } from "react";
import type { TimelineNote } from "@/api/types";
import { count } from "@/components/numbers";
import { NoteHistory } from "./note-history";
import { type ClockMode, timeText } from "./times";
import classes from "./event-detail.module.css";

interface Props {
  notes: readonly TimelineNote[];
  mode: ClockMode;
  start: number | null;
}

/** What was written and taken back again: it is no part of the timeline, and nothing is lost. */
export function DeletedNotes({ notes, mode, start }: Props) {
  const [history, setHistory] = useState<string | null>(null);
  const deleted = notes.filter((note) => note.deletedAt);
  if (deleted.length === 0) return null;
  const said = (at: string) => timeText(Date.parse(at), mode, start);
  return (
    <details className={classes.deleted}>
      <summary>{count(deleted.length, "deleted note")}</summary>
      <ul className="plain-list stack">
        {deleted.map((note) => (
          <li key={note.id}>
            <span className="muted micro">
              About {said(note.at)}, written by @{note.writtenBy?.handle ?? "somebody"}, deleted{" "}
              {said(note.deletedAt ?? note.savedAt)}
              {note.byStaff && (note.shared ? "; the team may read it" : "; only staff may read it")}
            </span>
            <p className={classes.words}>{note.text}</p>
            <Button
              size="compact-xs"
              variant="default"
              aria-expanded={history === note.id}
              onClick={() => setHistory(history === note.id ? null : note.id)}
            >
              History
            </Button>
            {history === note.id && <NoteHistory note={note} said={said} />}
          </li>
        ))}
      </ul>
    </details>
  );
}
