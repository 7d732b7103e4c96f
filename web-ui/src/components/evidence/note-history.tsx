import { useQuery } from "@tanstack/react-query";
import { noteHistoryQuery } from "@/api/queries";
import type { TimelineNote } from "@/api/types";
import { QueryView } from "@/components/query-view";
import classes from "./event-detail.module.css";

/** Every text that a note had, the newest first; of a deleted one too. */
export function NoteHistory({ note, said }: { note: TimelineNote; said: (at: string) => string }) {
  const versions = useQuery(noteHistoryQuery(note.id));
  return (
    <QueryView query={versions} lines={2}>
      {({ items }) => (
        <ol className={classes.history} aria-label="History of the note">
          {items.map((version) => (
            <li key={version.version}>
              <span className="muted micro">
                Version {version.version}, {said(version.savedAt)} by @
                {version.savedBy?.handle ?? "somebody"}, about {said(version.at)}
              </span>
              <br />
              {version.text}
            </li>
          ))}
        </ol>
      )}
    </QueryView>
  );
}
