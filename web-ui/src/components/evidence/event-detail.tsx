import { Button } from "@mantine/core";
import { useState } from "react";
import type { TimelineEvent, TimelineNote } from "@/api/types";
import { tellProblem } from "@/components/use-action";
import { TRACK_WORDS } from "@/components/words";
import type { Item } from "./items";
import { type ClockMode, everyTime, timeText } from "./times";
import { NoteHistory } from "./note-history";
import type { AnnotationDesk } from "./use-annotations";
import classes from "./event-detail.module.css";

interface Props {
  item: Item;
  mode: ClockMode;
  start: number | null;
  /** Null where nothing can be noted or pinned. */
  desk: AnnotationDesk | null;
  staff: boolean;
  onNote: (note: TimelineNote | null, at: number) => void;
  onLink: () => void;
  onPick?: ((event: TimelineEvent) => void) | undefined;
  onClose: () => void;
}

/** The chosen event or note in full, and what can be done with it. */
export function EventDetail(props: Props) {
  const { item, mode, start, desk, staff, onNote, onLink, onPick, onClose } = props;
  const { event, note } = item;
  const [history, setHistory] = useState(false);
  const said = (at: string) => timeText(Date.parse(at), mode, start);
  const mine = item.pins.some((pin) => pin.byStaff === staff);
  const attempt = (action: Promise<unknown>) => void action.catch(tellProblem);
  return (
    <section className={classes.detail} aria-label="Chosen event">
      <p className={classes.words}>{item.text}</p>
      <p className="muted micro">
        {everyTime(item.at, start)}. {TRACK_WORDS[item.track]}
        {event && `, ${event.kind}, record ${event.id}`}
        {item.who ? `, by @${item.who}` : event?.machine ? ", recorded by the machine" : ""}.
        {event && " A record cannot be changed."}
      </p>
      {item.pins.map((pin) => (
        <p key={String(pin.byStaff)} className="micro">
          Said {said(pin.saidAt)}, pinned {said(pin.pinnedAt)} by @
          {pin.pinnedBy?.handle ?? "somebody"}
          {pin.byStaff ? " for staff" : ""}.
        </p>
      ))}
      {note && (
        <p className="micro">
          Written {said(note.writtenAt)}
          {note.version > 1 &&
            `, changed ${said(note.savedAt)} by @${note.savedBy?.handle ?? "somebody"}`}
          {note.byStaff && (note.shared ? "; the team may read it" : "; only staff may read it")}.
        </p>
      )}
      <div className={classes.buttons}>
        {desk && event && (
          <Button
            size="compact-sm"
            variant="default"
            aria-keyshortcuts="p"
            onClick={() => attempt(mine ? desk.unpin(event.id, staff) : desk.pin(event.id))}
          >
            {mine ? "Unpin" : "Pin"}
          </Button>
        )}
        {desk && note?.editable && (
          <>
            <Button size="compact-sm" variant="default" onClick={() => onNote(note, item.at)}>
              Change…
            </Button>
            <Button
              size="compact-sm"
              variant="default"
              onClick={() => attempt(desk.remove(note).then(onClose))}
            >
              Delete
            </Button>
          </>
        )}
        {note && (
          <Button
            size="compact-sm"
            variant="default"
            aria-expanded={history}
            onClick={() => setHistory(!history)}
          >
            History
          </Button>
        )}
        {desk && (
          <Button size="compact-sm" variant="default" onClick={() => onNote(null, item.at)}>
            Note here…
          </Button>
        )}
        <Button size="compact-sm" variant="default" aria-keyshortcuts="y" onClick={onLink}>
          Copy link
        </Button>
        {onPick && event && (
          <Button size="compact-sm" onClick={() => onPick(event)}>
            Insert
          </Button>
        )}
        <Button size="compact-sm" variant="default" aria-keyshortcuts="Escape" onClick={onClose}>
          Close
        </Button>
      </div>
      {history && note && <NoteHistory note={note} said={said} />}
    </section>
  );
}
