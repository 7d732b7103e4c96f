import { Loading } from "@/components/empty";
import classes from "@/components/page.module.css";

export function PagePending() {
  return (
    <div className={classes.page}>
      <Loading lines={5} label="Loading page" />
    </div>
  );
}
