import { Link } from "@tanstack/react-router";
import { Empty } from "./empty";
import { Page } from "./page";

/** For an address whose thing does not exist, or is not this person's to see. */
export function NotFoundText({ what }: { what: string }) {
  return (
    <Page title="Not found" narrow>
      <Empty title={`There is no such ${what}, or it is not yours to see.`}>
        Check the address, or go <Link to="/">back to the start</Link>.
      </Empty>
    </Page>
  );
}
