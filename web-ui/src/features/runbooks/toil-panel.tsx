import { Button, TextInput } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useNavigate, useSearch } from "@tanstack/react-router";
import { useState } from "react";
import { toilQuery } from "@/api/automation";
import type { Toil, ToilSide } from "@/api/automation-types";
import { Empty } from "@/components/empty";
import { fromLocalField, toLocalField } from "@/components/local-time";
import { count } from "@/components/numbers";
import type { RunbooksSearch } from "@/components/operate/runbooks-address";
import type { TeamScope } from "@/components/operate/scope";
import { Panel } from "@/components/panel";
import { QueryView } from "@/components/query-view";
import { When, span, zoneOf } from "@/components/time";
import { ToilTable } from "./toil-table";
import { automatedShare, changeWords, isTelling, perHour, rateWords } from "./toil-figures";
import classes from "./runbooks.module.css";

/** How much is done by hand, before and after a moment the team chooses. */
export function ToilPanel({ scope }: { scope: TeamScope }) {
  const { split } = useSearch({ strict: false }) as RunbooksSearch;
  const navigate = useNavigate();
  const toil = useQuery(toilQuery(scope.slug, split));
  const go = (next: number | undefined) =>
    void navigate({
      to: "/teams/$team/runbooks",
      params: { team: scope.slug },
      search: { view: "toil", ...(next === undefined ? {} : { split: next }) },
      replace: true,
    });
  return (
    <Panel title="Toil: what is done by hand">
      <QueryView query={toil} lines={6}>
        {(data) => (
          <div className="stack loose">
            <SplitForm key={data.split} toil={data} chosen={split !== undefined} onSplit={go} />
            <Meter toil={data} />
          </div>
        )}
      </QueryView>
    </Panel>
  );
}

function Meter({ toil }: { toil: Toil }) {
  const { before, after } = toil;
  const nothing = [before, after].every((each) => each.byHand + each.automated === 0);
  if (nothing)
    return (
      <Empty title="Nothing was done in this time.">
        Restarts, rollbacks, switched flags, changed configuration and acknowledged pages count as
        soon as there are some.
      </Empty>
    );
  const words = changeWords(before, after);
  return (
    <>
      <div className={classes.sides}>
        <Side name="Before" side={before} from={toil.from} until={toil.split} />
        <Side name="After" side={after} from={toil.split} until={toil.to} />
      </div>
      <p className={classes.verdict}>{words}</p>
      <ToilTable toil={toil} />
      {toil.examples.length > 0 && (
        <section className="stack tight" aria-label="The last things done by hand">
          <h3>The last things done by hand</h3>
          <ul className={`plain-list ${classes.items}`}>
            {toil.examples.map((each) => (
              <li key={each.evidenceId}>
                <span>{each.text}</span>
                <span className="muted micro">
                  <When at={each.at} />
                  {each.by ? `, ${each.by.name}` : ""}
                </span>
              </li>
            ))}
          </ul>
        </section>
      )}
      <ul className={`${classes.notes} muted micro`}>
        {toil.notes.map((note) => (
          <li key={note}>{note}</li>
        ))}
        {toil.truncated && <li>There was more than is counted here; choose less time.</li>}
      </ul>
    </>
  );
}

function Side(props: { name: string; side: ToilSide; from: string; until: string }) {
  const { name, side, from, until } = props;
  const automated = automatedShare(side);
  return (
    <section aria-label={name} className={classes.side}>
      <h3>
        {name} <span className="muted">{span(side.hours * 3_600_000)}</span>
      </h3>
      <p>
        <span className={classes.value}>{rateWords(perHour(side.minutes, side))}</span>{" "}
        <span className="muted">
          {isTelling(side) ? "minutes by hand an hour" : "too short to reckon an hour"}
        </span>
      </p>
      <p className="num">
        {count(side.byHand, "deed")} by hand, about {count(side.minutes, "minute")};{" "}
        {side.automated} by themselves
        {automated !== null && ` (${Math.round(automated * 100)} %)`}
      </p>
      <p className="muted micro">
        <When at={from} /> to <When at={until} />
      </p>
    </section>
  );
}

interface SplitProps {
  toil: Toil;
  chosen: boolean;
  onSplit: (at: number | undefined) => void;
}

function SplitForm({ toil, chosen, onSplit }: SplitProps) {
  const [value, setValue] = useState(toLocalField(Date.parse(toil.split)));
  const at = fromLocalField(value);
  const wrong =
    !at || at <= toil.from || at >= toil.to
      ? "The moment lies within the time that is counted."
      : null;
  return (
    <form
      className="row wrap"
      style={{ alignItems: "flex-end" }}
      onSubmit={(event) => {
        event.preventDefault();
        if (at && !wrong) onSplit(Date.parse(at));
      }}
    >
      <TextInput
        type="datetime-local"
        label={`Compare before and after (${zoneOf(toil.split)})`}
        description="For example when your first rule was switched on"
        value={value}
        error={wrong}
        onChange={(event) => setValue(event.currentTarget.value)}
      />
      <Button type="submit" variant="default" disabled={wrong !== null}>
        Compare
      </Button>
      {chosen && (
        <Button variant="subtle" onClick={() => onSplit(undefined)}>
          Use the usual moment
        </Button>
      )}
    </form>
  );
}
