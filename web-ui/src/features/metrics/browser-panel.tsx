import { Button, TextInput, UnstyledButton } from "@mantine/core";
import { useState } from "react";
import type { Metrics } from "@/api/types";
import { Caution, Empty } from "@/components/empty";
import { asSentence, count } from "@/components/numbers";
import { Panel } from "@/components/panel";
import { StateMark } from "@/components/state-mark";
import { When } from "@/components/time";
import { type Example, matching, offersOf } from "./families";
import classes from "./metrics.module.css";

interface Props {
  metrics: Metrics;
  query: string;
  onChoose: (example: Example) => void;
}

/** What the bot reports, with what it says of it; pressing a name draws it. */
export function BrowserPanel({ metrics, query, onChoose }: Props) {
  const [words, setWords] = useState("");
  const [open, setOpen] = useState<string | null>(null);
  const offers = offersOf(metrics.families);
  const found = matching(offers, words);
  const { up, lastScrapeAt, problem, series } = metrics;
  return (
    <Panel title="What the bot reports" live>
      <div className="stack">
        <div className="stack tight">
          <span className="row wrap">
            <StateMark
              said={
                up
                  ? { word: "Answers", tone: "ok" }
                  : lastScrapeAt
                    ? { word: "Does not answer", tone: "breach" }
                    : { word: "Never asked yet", tone: "none" }
              }
              live
            />
            {lastScrapeAt && (
              <span className="muted micro">
                last asked <When at={lastScrapeAt} />, {count(series, "series", "series")}
              </span>
            )}
          </span>
          {problem && <Caution>{asSentence(problem)}</Caution>}
        </div>
        {offers.length === 0 ? (
          <Empty title="Nothing was measured yet.">
            The platform asks the bot for <code>/metrics</code> every 5 seconds while it runs. What
            it answers appears here.
          </Empty>
        ) : (
          <>
            <TextInput
              size="xs"
              type="search"
              aria-label="Find a metric"
              placeholder="Find by name or help"
              value={words}
              onChange={(event) => setWords(event.currentTarget.value)}
              onKeyDown={(event) => event.key === "Escape" && event.currentTarget.blur()}
            />
            {found.length === 0 && <p className="muted micro">No metric has these words.</p>}
            <ul className={`plain-list ${classes.offers}`}>
              {found.map(({ name, kind, help, series: size, truncated, examples }) => (
                <li key={name} className={classes.offer}>
                  <UnstyledButton
                    className={classes.pick}
                    aria-expanded={open === name}
                    onClick={() => {
                      setOpen(open === name ? null : name);
                      const first = examples[0];
                      if (open !== name && first) onChoose(first);
                    }}
                  >
                    <span className={`${classes.name} mono`}>{name}</span>
                    <span className={classes.kind}>
                      {kind}, {count(size, "series", "series")}
                      {truncated && " and more"}
                    </span>
                    {help && <span className={classes.help}>{help}</span>}
                  </UnstyledButton>
                  {open === name && (
                    <div className={classes.examples} role="group" aria-label={`Draw ${name}`}>
                      {examples.map((example) => (
                        <Button
                          key={example.query}
                          size="compact-xs"
                          variant="default"
                          aria-pressed={example.query === query}
                          title={example.query}
                          onClick={() => onChoose(example)}
                        >
                          {example.words}
                        </Button>
                      ))}
                    </div>
                  )}
                </li>
              ))}
            </ul>
          </>
        )}
      </div>
    </Panel>
  );
}
