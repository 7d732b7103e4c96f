import { Button, Textarea } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useId, useRef, useState } from "react";
import { commandsQuery } from "@/api/chat-queries";
import { useChatNames } from "./chat-names";
import { keepDraft, readDraft } from "./outbox";
import { type Suggestion, suggestionsFor } from "./suggest";
import classes from "./composer.module.css";

interface ComposerProps {
  team: string;
  /** Keeps the typed text apart per channel and thread. */
  place: string;
  label: string;
  placeholder: string;
  onSend: (text: string) => Promise<void>;
  /** Arrow up in an empty field. */
  onEditLast?: () => void;
}

/** Where messages and slash commands are typed. Enter sends, Shift+Enter breaks the line. */
export function Composer({ team, place, label, placeholder, onSend, onEditLast }: ComposerProps) {
  const [text, setText] = useState(() => readDraft(place));
  const [cursor, setCursor] = useState(text.length);
  const [active, setActive] = useState(0);
  const [dismissed, setDismissed] = useState(false);
  const area = useRef<HTMLTextAreaElement>(null);
  const listId = useId();
  const { people } = useChatNames();
  const commands = useQuery(commandsQuery(team));
  const suggestions = dismissed
    ? null
    : suggestionsFor(text, cursor, commands.data ?? [], [...people.values()]);

  const change = (next: string, at: number) => {
    setText(next);
    setCursor(at);
    setActive(0);
    setDismissed(false);
    keepDraft(place, next);
  };
  const send = () => {
    const message = text.trim();
    if (!message) return;
    change("", 0);
    void onSend(message);
  };
  const choose = (suggestion: Suggestion) => {
    if (!suggestions) return;
    const next = text.slice(0, suggestions.from) + suggestion.insert + text.slice(cursor);
    const at = suggestions.from + suggestion.insert.length;
    change(next, at);
    setDismissed(true);
    requestAnimationFrame(() => {
      area.current?.focus();
      area.current?.setSelectionRange(at, at);
    });
  };
  const onKeyDown = (event: React.KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return;
    if (suggestions) {
      const chosen = suggestions.items[active];
      const count = suggestions.items.length;
      if (event.key === "ArrowDown") return take(event, () => setActive((active + 1) % count));
      if (event.key === "ArrowUp")
        return take(event, () => setActive((active + count - 1) % count));
      if (event.key === "Escape") return take(event, () => setDismissed(true));
      const unfinished = chosen && text.slice(suggestions.from, cursor) !== chosen.insert.trim();
      if (event.key === "Tab" || (event.key === "Enter" && unfinished)) {
        if (chosen) return take(event, () => choose(chosen));
      }
    }
    if (event.key === "Enter" && !event.shiftKey) return take(event, send);
    if (event.key === "ArrowUp" && text === "" && onEditLast) return take(event, onEditLast);
  };

  return (
    <form
      className={classes.composer}
      onSubmit={(event) => {
        event.preventDefault();
        send();
      }}
    >
      {suggestions && (
        <ul id={listId} role="listbox" aria-label="Suggestions" className={classes.suggestions}>
          {suggestions.items.map((item, i) => (
            <li
              key={item.insert}
              id={`${listId}-${i}`}
              role="option"
              aria-selected={i === active}
              onPointerDown={(event) => {
                event.preventDefault();
                choose(item);
              }}
            >
              <span className={classes.insert}>{item.label}</span>
              <span className="muted ellipsis">{item.detail}</span>
            </li>
          ))}
        </ul>
      )}
      <Textarea
        ref={area}
        className="grow"
        aria-label={label}
        placeholder={placeholder}
        value={text}
        autosize
        minRows={1}
        maxRows={8}
        maxLength={12_000}
        role={suggestions ? "combobox" : undefined}
        {...(suggestions
          ? {
              "aria-expanded": true,
              "aria-controls": listId,
              "aria-activedescendant": `${listId}-${active}`,
              "aria-autocomplete": "list" as const,
            }
          : {})}
        onChange={(event) => change(event.currentTarget.value, event.currentTarget.selectionStart)}
        onSelect={(event) => setCursor(event.currentTarget.selectionStart)}
        onKeyDown={onKeyDown}
      />
      <Button type="submit" aria-disabled={!text.trim()}>
        Send
      </Button>
    </form>
  );
}

function take(event: React.KeyboardEvent, action: () => void): void {
  event.preventDefault();
  action();
}
