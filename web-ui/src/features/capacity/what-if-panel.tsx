import { Button, NativeSelect, NumberInput } from "@mantine/core";
import { useState } from "react";
import { askWhatIf } from "@/api/capacity";
import type { Capacity, WhatIf, WhatIfWish } from "@/api/capacity-types";
import type { Env } from "@/api/types";
import { count, millis } from "@/components/numbers";
import type { TeamScope } from "@/components/operate/scope";
import { Panel } from "@/components/panel";
import { ProblemView } from "@/components/problem-view";
import { StateMark } from "@/components/state-mark";
import { useAction } from "@/components/use-action";
import { ENV_WORDS } from "@/components/words";
import { SizeFields } from "./size-fields";
import { cores, mib, perSecond, sizeWrong } from "./units";
import classes from "./capacity.module.css";

/** What another load would need, and on what that guess stands. */
export function WhatIfPanel({ scope, capacity }: { scope: TeamScope; capacity: Capacity }) {
  const [env, setEnv] = useState<Env>("PRODUCTION");
  const now = capacity.environments.find((each) => each.environment === env);
  const peak = now?.peak?.requestsPerSecond ?? 1;
  const [rate, setRate] = useState<number | string>(Number((peak * 3).toPrecision(2)));
  const [memory, setMemory] = useState<number | string>(now?.size.memoryMiB ?? 256);
  const [cpu, setCpu] = useState<number | string>(now?.size.cpuPercent ?? 50);
  const [answer, setAnswer] = useState<{ asked: WhatIfWish; said: WhatIf } | null>(null);
  const asked = {
    environment: env,
    requestsPerSecond: Number(rate),
    memoryMiB: Number(memory),
    cpuPercent: Number(cpu),
  };
  const wrong =
    rate === "" || Number(rate) <= 0
      ? "Give a number of requests per second."
      : sizeWrong(Number(memory), Number(cpu));
  const ask = useAction(async () => {
    setAnswer({ asked, said: await askWhatIf(scope.slug, asked) });
  });
  return (
    <Panel title="What if">
      <form
        className="stack"
        onSubmit={(event) => {
          event.preventDefault();
          if (!wrong) void ask.run();
        }}
      >
        <div className={classes.fields}>
          <NativeSelect
            label="Environment"
            description="Whose record is used"
            value={env}
            onChange={(event) => setEnv(event.currentTarget.value as Env)}
            data={(["PRODUCTION", "STAGING"] as const).map((value) => ({
              value,
              label: ENV_WORDS[value],
            }))}
          />
          <NumberInput
            label="Requests"
            description={`Peak so far ${perSecond(now?.peak?.requestsPerSecond)}`}
            suffix=" per second"
            value={rate}
            onChange={setRate}
            min={0}
            step={1}
            clampBehavior="none"
          />
        </div>
        <SizeFields memory={memory} cpu={cpu} onMemory={setMemory} onCpu={setCpu} />
        {wrong && <p className="muted micro">{wrong}</p>}
        <div>
          <Button type="submit" variant="default" loading={ask.busy} disabled={wrong !== null}>
            Work it out
          </Button>
        </div>
        {ask.problem !== null && <ProblemView error={ask.problem} />}
      </form>
      {answer && <Answer asked={answer.asked} said={answer.said} />}
    </Panel>
  );
}

function Answer({ asked, said }: { asked: WhatIfWish; said: WhatIf }) {
  return (
    <section className={classes.answer} aria-label="Answer" aria-live="polite">
      <div className="row wrap">
        <StateMark
          said={said.fits ? { word: "Fits", tone: "ok" } : { word: "Does not fit", tone: "breach" }}
        />
        <span className="muted">
          {perSecond(asked.requestsPerSecond)} on {asked.memoryMiB} MiB and {asked.cpuPercent} %:{" "}
          {count(said.units, "unit")}
        </span>
      </div>
      <dl className={classes.figures}>
        <div>
          <dt>Memory</dt>
          <dd>
            {mib(said.predicted.rss)} <span className="muted">of {asked.memoryMiB} MiB</span>
          </dd>
        </div>
        <div>
          <dt>Processor</dt>
          <dd>
            {cores(said.predicted.cpu)} <span className="muted">of {asked.cpuPercent} %</span>
          </dd>
        </div>
        <div>
          <dt>95th percentile</dt>
          <dd>
            {typeof said.predicted.p95Ms === "number" ? millis(said.predicted.p95Ms) : "not known"}
          </dd>
        </div>
      </dl>
      {said.problems.length > 0 && (
        <ul className={classes.problems}>
          {said.problems.map((each) => (
            <li key={each}>{each}</li>
          ))}
        </ul>
      )}
      <p className="muted micro">Basis: {said.basis}</p>
    </section>
  );
}
