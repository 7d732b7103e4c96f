import { Button, UnstyledButton } from "@mantine/core";
import { memo, useId } from "react";
import type { LogItem } from "@/api/types";
import { isLong, toneOf } from "@/components/log/read-line";
import { clockOnly, dayAndClock } from "@/components/time";
import { visible } from "@/components/telemetry/visible";
import { frames, pieces } from "./line-text";
import classes from "./logs.module.css";

export interface RowActions {
  onToggle: (id: number) => void;
  onField: (pair: string) => void;
  onCopy: (item: LogItem) => void;
  onLink: (item: LogItem) => void;
}

interface Props {
  item: LogItem;
  searched: string;
  open: boolean;
  tabbable: boolean;
  pointed: boolean;
  actions: RowActions;
}

/** One line: when, how bad, what; open, with all its fields and what to do with it. */
export const LogRow = memo(function LogRow(props: Props) {
  const { item, searched, open, tabbable, pointed, actions } = props;
  const id = useId();
  const fields = Object.entries(item.fields);
  // A stack in the line would hide its neighbours; it opens with it.
  const short = fields.filter(([name]) => !isLong(name));
  return (
    <li
      className={classes.line}
      data-id={item.id}
      data-tone={toneOf(item.level ?? null) ?? undefined}
      data-pointed={pointed || undefined}
    >
      <UnstyledButton
        className={classes.head}
        tabIndex={tabbable ? 0 : -1}
        aria-expanded={open}
        aria-controls={id}
        onClick={() => actions.onToggle(item.id)}
      >
        <span className={classes.at}>
          {clockOnly(item.at)}
          <span className={classes.ms}>.{new Date(item.at).toISOString().slice(20, 23)}</span>
        </span>
        <span className={classes.level}>{item.level ?? ""}</span>
        <span className={classes.words}>
          {pieces(visible(item.text), searched).map((piece, i) =>
            piece.found ? <mark key={i}>{piece.text}</mark> : piece.text,
          )}
          {item.truncated && <span className={classes.cut}>cut</span>}
          {!open &&
            short.slice(0, 8).map(([name, value]) => (
              <span key={name} className={classes.field}>
                {" "}
                {visible(name)}=
                {pieces(visible(String(value)), searched).map((piece, i) =>
                  piece.found ? <mark key={i}>{piece.text}</mark> : piece.text,
                )}
              </span>
            ))}
          {!open && short.length < fields.length && <span className={classes.cut}>stack</span>}
        </span>
      </UnstyledButton>
      <div id={id} hidden={!open}>
        {open && (
          <div className={classes.detail}>
            <dl className={classes.facts}>
              <div>
                <dt>Time</dt>
                <dd>{dayAndClock(item.at)}</dd>
              </div>
              <div>
                <dt>Instance</dt>
                <dd>{item.track}</dd>
              </div>
              {item.logger && (
                <div>
                  <dt>Logger</dt>
                  <dd>{visible(item.logger)}</dd>
                </div>
              )}
              {fields.map(([name, value]) => (
                <div key={name}>
                  <dt>{visible(name)}</dt>
                  <dd>
                    {isLong(name) ? (
                      <span>{visible(frames(String(value)))}</span>
                    ) : (
                      <>
                        <span>{visible(String(value))}</span>{" "}
                        <Button
                          size="compact-xs"
                          variant="default"
                          aria-label={`Only lines with ${name} = ${value}`}
                          onClick={() => actions.onField(`${name}:${value}`)}
                        >
                          Only these
                        </Button>
                      </>
                    )}
                  </dd>
                </div>
              ))}
            </dl>
            {item.truncated && (
              <p className="muted micro">The line was longer; only its beginning was kept.</p>
            )}
            <div className="row wrap">
              <Button size="compact-xs" variant="default" onClick={() => actions.onCopy(item)}>
                Copy line
              </Button>
              <Button size="compact-xs" variant="default" onClick={() => actions.onLink(item)}>
                Copy link to this line
              </Button>
            </div>
          </div>
        )}
      </div>
    </li>
  );
});
