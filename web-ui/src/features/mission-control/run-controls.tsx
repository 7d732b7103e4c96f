import { Button } from "@mantine/core";
import type { Run } from "@/api/types";
import { ORDERS, type OrderKind, ordersFor } from "./orders";
import classes from "./mission-control.module.css";

interface Props {
  run: Run;
  onOrder: (kind: OrderKind) => void;
}

/** The orders an instructor can give to a run, each behind a dialog. */
export function RunControls({ run, onOrder }: Props) {
  return (
    <div className="row wrap" role="group" aria-label={`Controls of run ${run.number}`}>
      {ordersFor(run).map((kind) => (
        <Button
          key={kind}
          size="xs"
          variant="default"
          className={ORDERS[kind].danger ? (classes.halt ?? "") : ""}
          onClick={() => onOrder(kind)}
        >
          {ORDERS[kind].button}
          <span className="hidden-visually"> run {run.number}</span>
        </Button>
      ))}
    </div>
  );
}
