import { Button, Checkbox, Textarea, TextInput } from "@mantine/core";
import { useState } from "react";
import { Problem } from "@/api/problem";
import type { TimelineNote } from "@/api/types";
import { fromLocalField } from "@/components/local-time";
import { ProblemView } from "@/components/problem-view";
import { zoneOf } from "@/components/time";
import { useAction } from "@/components/use-action";
import type { AnnotationDesk } from "./use-annotations";
import classes from "./event-detail.module.css";

interface Props {
  desk: AnnotationDesk;
  /** The note to change; without one a new one about the moment. */
  note: TimelineNote | null;
  at: number;
  staff: boolean;
  onDone: (note: TimelineNote | null) => void;
}

/** One text about one moment. What somebody else saved meanwhile is shown, and nothing is lost. */
export function NoteForm({ desk, note, at, staff, onDone }: Props) {
  const [text, setText] = useState(note?.text ?? "");
  const [when, setWhen] = useState(localSeconds(note ? Date.parse(note.at) : at));
  const [shared, setShared] = useState(note?.shared ?? false);
  const [theirs, setTheirs] = useState<TimelineNote | null>(null);
  const save = useAction(async () => {
    const moment = fromLocalField(when);
    if (!moment) throw new Error("Say when: a date and a time with seconds.");
    const wish = { at: moment, text, shared };
    const base = theirs ?? note;
    try {
      onDone(base ? await desk.edit(base, wish) : await desk.write(wish));
    } catch (thrown) {
      const current = thrown instanceof Problem ? staleNote(thrown) : null;
      if (!current) throw thrown;
      setTheirs(current);
    }
  });
  return (
    <form
      className={classes.form}
      onSubmit={(event) => {
        event.preventDefault();
        void save.run();
      }}
      onKeyDown={(event) => {
        event.stopPropagation();
        if (event.key === "Escape") onDone(null);
        if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) void save.run();
      }}
    >
      <Textarea
        label={note ? "Change the note" : "New note"}
        autosize
        minRows={2}
        maxRows={8}
        maxLength={2_000}
        value={text}
        onChange={(event) => setText(event.currentTarget.value)}
        data-autofocus
        autoFocus
      />
      <TextInput
        label={`About (${zoneOf(at)})`}
        type="datetime-local"
        step={1}
        value={when}
        onChange={(event) => setWhen(event.currentTarget.value)}
      />
      {staff && (
        <Checkbox
          label="The team may read it"
          checked={shared}
          onChange={(event) => setShared(event.currentTarget.checked)}
        />
      )}
      {theirs && (
        <p role="alert">
          @{theirs.savedBy?.handle ?? "somebody"} saved this meanwhile: “{theirs.text}”. Your text
          is still here: put theirs into it, then save over it.
        </p>
      )}
      {save.problem !== null && <ProblemView error={save.problem} />}
      <div className={classes.buttons}>
        <Button type="submit" size="compact-sm" loading={save.busy} disabled={text.trim() === ""}>
          {theirs ? "Save over it" : "Save note"}
        </Button>
        <Button size="compact-sm" variant="default" onClick={() => onDone(null)}>
          Cancel
        </Button>
      </div>
    </form>
  );
}

function staleNote(problem: Problem): TimelineNote | null {
  return problem.status === 412
    ? ((problem.body["current"] as TimelineNote | undefined) ?? null)
    : null;
}

/** As a field of this computer's zone holds it, to the second. */
function localSeconds(ms: number): string {
  const at = new Date(ms);
  const pad = (value: number) => String(value).padStart(2, "0");
  return (
    `${at.getFullYear()}-${pad(at.getMonth() + 1)}-${pad(at.getDate())}` +
    `T${pad(at.getHours())}:${pad(at.getMinutes())}:${pad(at.getSeconds())}`
  );
}
