import { Button } from "@mantine/core";
import { useDebouncedValue } from "@mantine/hooks";
import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import type { Alarm, AlarmDefinition } from "@/api/types";
import { alarmQuery, changeAlarm, createAlarm } from "@/api/alarms";
import { keys } from "@/api/keys";
import { asProblem } from "@/api/problem";
import type { TeamScope } from "@/components/operate/scope";
import { Panel } from "@/components/panel";
import { ProblemView } from "@/components/problem-view";
import { useAction } from "@/components/use-action";
import { ConditionFields } from "./condition-fields";
import { ConflictDialog } from "./conflict-dialog";
import { definitionOf, draftChanges, draftMissing, rebaseDraft } from "./draft";
import { NoticeFields } from "./notice-fields";
import { PreviewPanel } from "./preview-panel";
import { SourceFields } from "./source-fields";
import classes from "./alarms.module.css";

const TYPING_MS = 500;

interface Props {
  scope: TeamScope;
  /** Null while it is new. */
  alarm: Alarm | null;
  start: AlarmDefinition;
  /** The saved alarm, or null when nothing is to be shown. */
  onDone: (alarm: Alarm | null) => void;
}

/** Three questions: what to watch, when it is too much, what happens then. Beside them the last hour. */
export function AlarmEditor({ scope, alarm, start, onDone }: Props) {
  const { slug } = scope;
  const cache = useQueryClient();
  const [base, setBase] = useState({ version: alarm?.version ?? 0, definition: start });
  const [draft, setDraft] = useState(start);
  const [settled] = useDebouncedValue(draft, TYPING_MS);
  const [theirs, setTheirs] = useState<Alarm | null>(null);
  const change = (fields: Partial<AlarmDefinition>) => setDraft((old) => ({ ...old, ...fields }));
  const missing = draftMissing(draft);
  const changes = draftChanges(base.definition, draft);
  const unchanged = alarm !== null && changes.length === 0;

  const save = useAction(async () => {
    const wish = { ...draft, name: draft.name.trim(), description: draft.description.trim() };
    try {
      const saved = alarm
        ? await changeAlarm(slug, alarm.id, base.version, wish)
        : await createAlarm(slug, wish);
      cache.setQueryData(keys.alarm(slug, saved.id), saved);
      await cache.invalidateQueries({ queryKey: keys.alarms(slug) });
      await cache.invalidateQueries({ queryKey: keys.alarmHistory(slug, saved.id) });
      onDone(saved);
    } catch (thrown) {
      if (!alarm || asProblem(thrown).code !== "stale-version") throw thrown;
      setTheirs(await cache.fetchQuery({ ...alarmQuery(slug, alarm.id), staleTime: 0 }));
    }
  });

  return (
    <form
      className={classes.editor}
      onSubmit={(event) => {
        event.preventDefault();
        if (!missing && !unchanged) void save.run();
      }}
    >
      <div className="stack loose">
        <Panel title="What it watches">
          <SourceFields slug={slug} draft={draft} onChange={setDraft} />
        </Panel>
        <Panel title="When it is too much">
          <ConditionFields draft={draft} onChange={change} />
        </Panel>
        <Panel title="What happens then">
          <NoticeFields slug={slug} draft={draft} onChange={change} />
        </Panel>
        {save.problem !== null && <ProblemView error={save.problem} />}
        <div className="row wrap">
          <Button
            type="submit"
            loading={save.busy}
            {...(missing || unchanged
              ? { "data-disabled": true, "aria-disabled": true, "aria-describedby": "why-not" }
              : {})}
          >
            {alarm ? "Save alarm" : "Create alarm"}
          </Button>
          <Button variant="default" onClick={() => onDone(alarm)}>
            Cancel
          </Button>
          <span className="muted micro" id="why-not">
            {missing ?? (unchanged ? "Nothing is changed yet." : "")}
          </span>
        </div>
      </div>
      <div className={classes.preview}>
        <PreviewPanel
          slug={slug}
          title="The last hour with this alarm"
          definition={{ ...settled, name: settled.name || "preview" }}
          missing={draftMissing({ ...settled, name: settled.name || "preview" })}
        />
      </div>
      {theirs && (
        <ConflictDialog
          base={base.definition}
          mine={draft}
          theirs={theirs}
          onTakeTheirs={() => onDone(theirs)}
          onRebase={() => {
            setDraft(rebaseDraft(base.definition, definitionOf(theirs), draft));
            setBase({ version: theirs.version, definition: definitionOf(theirs) });
            setTheirs(null);
          }}
        />
      )}
    </form>
  );
}
