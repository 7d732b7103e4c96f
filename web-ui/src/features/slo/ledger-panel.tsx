import { Button, SegmentedControl } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useNavigate, useSearch } from "@tanstack/react-router";
import { ledgerQuery } from "@/api/slo";
import type { Ledger } from "@/api/slo-types";
import { download } from "@/components/download";
import { Empty } from "@/components/empty";
import type { TeamScope } from "@/components/operate/scope";
import { Panel } from "@/components/panel";
import { QueryView } from "@/components/query-view";
import { isStaff, useSession } from "@/components/session";
import { Clock } from "@/components/time";
import { ledgerCsv } from "./ledger-csv";
import { LedgerRow } from "./ledger-row";
import { LedgerStrip } from "./ledger-strip";
import { LedgerTotals } from "./ledger-totals";
import { hoursWords } from "@/components/slo/slo-words";
import classes from "./slo.module.css";

const HOURS = [1, 6, 24, 168];
const USUAL = 24;

/** To whom each bad minute is charged, and by which evidence. */
export function LedgerPanel({ scope }: { scope: TeamScope }) {
  const { slug, env } = scope;
  const { hours = USUAL } = useSearch({ strict: false }) as { hours?: number };
  const navigate = useNavigate();
  const ledger = useQuery(ledgerQuery(slug, env, hours));
  const choose = (next: number) =>
    void navigate({
      to: ".",
      replace: true,
      resetScroll: false,
      search: (old: Record<string, unknown>) => {
        const { hours: _, ...rest } = old;
        return (next === USUAL ? rest : { ...rest, hours: next }) as never;
      },
    });
  return (
    <Panel
      title="Ledger: who used the budget"
      live
      actions={
        <>
          <SegmentedControl
            size="xs"
            aria-label="Ledger of the last"
            value={String(hours)}
            onChange={(value) => choose(Number(value))}
            data={[...new Set([...HOURS, hours])]
              .sort((a, b) => a - b)
              .map((each) => ({ value: String(each), label: hoursWords(each) }))}
          />
          <Button
            size="xs"
            variant="default"
            disabled={!ledger.data}
            onClick={() =>
              ledger.data &&
              download(
                ledgerCsv(ledger.data),
                `ledger-${slug}-${env.toLowerCase()}.csv`,
                "text/csv",
              )
            }
          >
            Download CSV
          </Button>
        </>
      }
    >
      <QueryView query={ledger} lines={6}>
        {(data) => <Charges ledger={data} hours={hours} />}
      </QueryView>
    </Panel>
  );
}

function Charges({ ledger, hours }: { ledger: Ledger; hours: number }) {
  const { role } = useSession();
  const pending = ledger.items.some((each) => each.cause === "PENDING");
  if (ledger.items.length === 0)
    return (
      <Empty title={`No bad minute in the last ${hoursWords(hours)}.`}>
        A minute is bad when more of its requests failed than the objective allows. Each one is
        listed here with what it is charged to.
      </Empty>
    );
  return (
    <div className="stack loose">
      <LedgerTotals totals={ledger.totals} />
      <LedgerStrip ledger={ledger} />
      {pending && !isStaff(role) && (
        <p className={classes.note} role="note">
          <strong>Pending until the debrief:</strong> while an exercise may still be running,
          minutes that no change of yours explains stay open, so that the ledger gives nothing away.
          What they were is filled in when the instructors reveal the run.
        </p>
      )}
      <div className="scroll-x" tabIndex={0} role="group" aria-label="Charges, newest first">
        <table className={`table ${classes.ledger}`}>
          <thead>
            <tr>
              <th scope="col">When</th>
              <th scope="col">Charged to</th>
              <th scope="col">Why</th>
              <th scope="col" className="right">
                Minutes
              </th>
              <th scope="col" className="right">
                Failed
              </th>
            </tr>
          </thead>
          <tbody>
            {[...ledger.items]
              .sort((a, b) => b.from.localeCompare(a.from))
              .map((each) => (
                <LedgerRow key={each.from + each.cause} entry={each} />
              ))}
          </tbody>
        </table>
      </div>
      <p className="muted micro">
        {ledger.notes.join(" ")} From <Clock at={ledger.from} withDate /> to{" "}
        <Clock at={ledger.to} withDate />; a minute is charged once nothing in it can change.
      </p>
    </div>
  );
}
