import { useEffect, useState } from "react";

/** An order that does not change while the pointer or the focus is inside, until it is applied. */
export function useHeldOrder(wanted: string[]) {
  const [order, setOrder] = useState(wanted);
  const [held, setHeld] = useState(false);
  const changed = wanted.join() !== order.join();
  useEffect(() => {
    if (!held && changed) setOrder(wanted);
  });
  return {
    order,
    /** True when rows would move if they were let. */
    pending: held && changed,
    apply: () => setOrder(wanted),
    handlers: {
      onPointerEnter: () => setHeld(true),
      onPointerLeave: () => setHeld(false),
      onFocus: () => setHeld(true),
      onBlur: (event: React.FocusEvent) => {
        if (!event.currentTarget.contains(event.relatedTarget)) setHeld(false);
      },
    },
  };
}
