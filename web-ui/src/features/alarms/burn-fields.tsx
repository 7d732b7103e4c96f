import { Button, NativeSelect, NumberInput } from "@mantine/core";
import type { BurnWindow } from "@/api/types";
import { budgetShare, burnWindows } from "./draft";
import classes from "./alarms.module.css";

const LONG = ["5m", "15m", "30m", "1h", "3h", "6h", "1d", "3d"];
const SHORT = ["1m", "5m", "15m", "30m", "1h", "2h", "6h"];
const MOST = 4;

/** Pairs of windows: the long one says that it matters, the short one that it still goes on. */
export function BurnFields(props: {
  windows: BurnWindow[];
  /** What the environment's error budget is for, once it is known. */
  budgetHours: number | undefined;
  onChange: (windows: BurnWindow[]) => void;
}) {
  const { windows, budgetHours = 720, onChange } = props;
  const change = (at: number, fields: Partial<BurnWindow>) =>
    onChange(windows.map((each, i) => (i === at ? { ...each, ...fields } : each)));
  const withOwn = (list: string[], own: string) => (list.includes(own) ? list : [own, ...list]);
  return (
    <div className="stack">
      {windows.map((each, i) => (
        <div key={i} className={classes.window} role="group" aria-label={`Pair ${i + 1}`}>
          <NumberInput
            label="Burns at"
            suffix="×"
            min={0.1}
            decimalScale={2}
            hideControls
            value={each.rate}
            onChange={(rate) => change(i, { rate: Number(rate) || 0 })}
          />
          <NativeSelect
            label="Long"
            value={each.long}
            data={withOwn(LONG, each.long)}
            onChange={(event) => change(i, { long: event.currentTarget.value })}
          />
          <NativeSelect
            label="Short"
            value={each.short}
            data={withOwn(SHORT, each.short)}
            onChange={(event) => change(i, { short: event.currentTarget.value })}
          />
          <Button
            variant="default"
            aria-label={`Remove pair ${i + 1}`}
            onClick={() => onChange(windows.filter((_, at) => at !== i))}
          >
            Remove
          </Button>
        </div>
      ))}
      <div>
        <Button
          size="xs"
          variant="default"
          disabled={windows.length >= MOST}
          onClick={() => onChange([...windows, ...burnWindows(budgetHours).slice(0, 1)])}
        >
          Add a pair
        </Button>
      </div>
      <p className="muted micro">
        Any pair that burns this fast in both of its windows fires
        {windows.length > 0 && (
          <>
            ; by then it has used{" "}
            {windows
              .map((each) => `${Math.round(budgetShare(each, budgetHours) * 100)} %`)
              .join(" or ")}{" "}
            of the budget of {budgetHours} h
          </>
        )}
        .
      </p>
    </div>
  );
}
