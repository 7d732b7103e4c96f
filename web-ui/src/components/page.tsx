import { type ReactNode, useEffect } from "react";
import { setTitle } from "./title-count";
import classes from "./page.module.css";

interface PageProps {
  title: string;
  /** The visible heading, if it says more than the title of the tab. */
  heading?: ReactNode;
  /** Small line above the heading. */
  eyebrow?: ReactNode;
  actions?: ReactNode;
  children: ReactNode;
  /** Reading width instead of the full window. */
  narrow?: boolean;
}

/** One screen: the tab's title, the only h1, its actions. */
export function Page({ title, heading, eyebrow, actions, children, narrow }: PageProps) {
  useDocumentTitle(title);
  return (
    <div className={narrow ? classes.narrow : classes.page}>
      <div className={classes.head}>
        <div className={classes.titles}>
          {eyebrow && <div className={classes.eyebrow}>{eyebrow}</div>}
          <h1>{heading ?? title}</h1>
        </div>
        {actions && <div className={classes.actions}>{actions}</div>}
      </div>
      {children}
    </div>
  );
}

export function useDocumentTitle(title: string): void {
  useEffect(() => {
    setTitle(title);
  }, [title]);
}
