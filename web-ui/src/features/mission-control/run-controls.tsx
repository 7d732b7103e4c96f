import { Button } from "@mantine/core";
import { useState } from "react";
import type { Run } from "@/api/types";
import { OrderDialog } from "./order-dialog";
import { ORDERS, type OrderKind, ordersFor } from "./orders";
import classes from "./mission-control.module.css";

/** The orders an instructor can give to a run, each behind a dialog. */
export function RunControls({ run, hideNames }: { run: Run; hideNames: boolean }) {
  const [open, setOpen] = useState<OrderKind | null>(null);
  return (
    <>
      <div className="row wrap" role="group" aria-label={`Controls of run ${run.number}`}>
        {ordersFor(run).map((kind) => (
          <Button
            key={kind}
            size="xs"
            variant="default"
            className={ORDERS[kind].danger ? (classes.halt ?? "") : ""}
            onClick={() => setOpen(kind)}
          >
            {ORDERS[kind].button}
            <span className="hidden-visually"> run {run.number}</span>
          </Button>
        ))}
      </div>
      {open && (
        <OrderDialog kind={open} run={run} hideNames={hideNames} onClose={() => setOpen(null)} />
      )}
    </>
  );
}
