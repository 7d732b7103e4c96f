import { Modal, TextInput } from "@mantine/core";
import { type UseQueryResult, useQuery } from "@tanstack/react-query";
import { type KeyboardEvent, useDeferredValue, useEffect, useId, useRef, useState } from "react";
import { annotationsQuery, incidentTimelineQuery } from "@/api/queries";
import type { Timeline } from "@/api/types";
import { type Item, itemsOf } from "@/components/evidence/items";
import { QueryView } from "@/components/query-view";
import { citation, pickerGroups } from "./citation";
import classes from "./evidence-picker.module.css";

interface Props {
  incidentId: string;
  /** The slug of the incident's team. */
  team: string;
  onClose: () => void;
  onPick: (text: string) => void;
}

/** More are found by typing. */
const ROWS_AT_MOST = 300;

/** Chooses a recorded event to cite, by typing, arrows and Enter; what was pinned comes first. */
export function EvidencePicker({ incidentId, team, onClose, onPick }: Props) {
  const timeline = useQuery(incidentTimelineQuery(incidentId));
  return (
    <Modal opened onClose={onClose} title="Insert timeline event" size="xl">
      <Choice timeline={timeline} incidentId={incidentId} team={team} onPick={onPick} />
    </Modal>
  );
}

interface ChoiceProps {
  timeline: UseQueryResult<Timeline>;
  incidentId: string;
  team: string;
  onPick: (text: string) => void;
}

function Choice({ timeline, incidentId, team, onPick }: ChoiceProps) {
  const id = useId();
  const annotations = useQuery(annotationsQuery(team, { incident: incidentId }));
  const [search, setSearch] = useState("");
  const [at, setAt] = useState(0);
  const list = useRef<HTMLDivElement>(null);
  const wanted = useDeferredValue(search);
  const groups = timeline.data
    ? pickerGroups(itemsOf(timeline.data, annotations.data), wanted)
    : [];
  const all = groups.flatMap((group) => group.items);
  const rows = all.slice(0, ROWS_AT_MOST);
  const current = rows[Math.min(at, rows.length - 1)];
  useEffect(() => {
    list.current?.querySelector('[aria-selected="true"]')?.scrollIntoView({ block: "nearest" });
  }, [current?.key]);
  const pick = (item: Item | undefined) => {
    if (item?.event) onPick(citation(incidentId, item.event));
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const last = rows.length - 1;
    const now = Math.min(at, last);
    const to = {
      ArrowDown: Math.min(last, now + 1),
      ArrowUp: Math.max(0, now - 1),
      PageDown: Math.min(last, now + 10),
      PageUp: Math.max(0, now - 10),
      Home: event.ctrlKey ? 0 : null,
      End: event.ctrlKey ? last : null,
    }[event.key];
    if (event.key === "Enter") pick(current);
    else if (typeof to === "number") setAt(Math.max(0, to));
    else return;
    event.preventDefault();
  };
  return (
    <div className="stack">
      <TextInput
        data-autofocus
        role="combobox"
        aria-expanded
        aria-controls={`${id}-list`}
        aria-activedescendant={current ? `${id}-${current.key}` : undefined}
        label="Find an event"
        description="Arrows choose, Enter inserts, Escape goes back"
        value={search}
        onChange={(event) => {
          setSearch(event.currentTarget.value);
          setAt(0);
        }}
        onKeyDown={onKeyDown}
      />
      {/* The field is there at once, so that it has the focus before the events have come. */}
      <QueryView query={timeline}>{() => null}</QueryView>
      <p role="status" className="muted micro">
        {!timeline.data
          ? ""
          : all.length === 0
            ? "No event fits."
            : all.length > ROWS_AT_MOST
              ? `The first ${ROWS_AT_MOST} of ${all.length} events; type to find others.`
              : `${all.length} ${all.length === 1 ? "event" : "events"}`}
      </p>
      {rows.length > 0 && (
        <div
          ref={list}
          role="listbox"
          id={`${id}-list`}
          aria-label="Timeline events"
          tabIndex={0}
          className={classes.list}
          onKeyDown={onKeyDown}
        >
          {groups.map((group) => {
            const shown = group.items.filter((item) => rows.includes(item));
            return shown.length === 0 ? null : (
              <div key={group.label} role="group" aria-label={group.label}>
                <div className={classes.group} aria-hidden="true">
                  {group.label}
                </div>
                {shown.map((item) => (
                  <div
                    key={item.key}
                    id={`${id}-${item.key}`}
                    role="option"
                    aria-selected={item === current}
                    className={classes.row}
                    onClick={() => pick(item)}
                  >
                    <span className="number">{new Date(item.at).toISOString().slice(11, 19)}</span>
                    <span>
                      {item.text}
                      {item.who && <span className="muted"> @{item.who}</span>}
                    </span>
                  </div>
                ))}
              </div>
            );
          })}
        </div>
      )}
      <p className="muted micro">Times are in UTC, as they will stand in the text.</p>
    </div>
  );
}
