import { Button, TextInput } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useState } from "react";
import { gradebookQuery } from "@/api/gradebook";
import type { Gradebook, GradebookRow } from "@/api/gradebook-types";
import { Empty } from "@/components/empty";
import { Page } from "@/components/page";
import { Panel } from "@/components/panel";
import { QueryView } from "@/components/query-view";
import { useSession } from "@/components/session";
import { useShortcut } from "@/components/shortcuts";
import { FileDialog } from "./file-dialog";
import { GradebookTable } from "./gradebook-table";
import { PersonDialog } from "./person-dialog";
import { SetupDialog } from "./setup-dialog";

type Open = { what: "setup" } | { what: "files" } | { what: "person"; id: string } | null;

/** People by items, what their totals are, who needs attention, and files for other systems. */
export function GradebookPage() {
  const book = useQuery(gradebookQuery);
  const session = useSession();
  const [open, setOpen] = useState<Open>(null);
  const ready = book.data !== undefined && book.data.items.length > 0;
  const instructor = session.role === "INSTRUCTOR";
  useShortcut("x", "Export the gradebook", () => setOpen({ what: "files" }), ready);
  const close = () => setOpen(null);
  const person =
    open?.what === "person" ? book.data?.rows.find((row) => row.person.id === open.id) : undefined;
  return (
    <Page
      title="Gradebook"
      eyebrow={<Link to="/grading">Grading</Link>}
      actions={
        ready && (
          <>
            {instructor && (
              <Button variant="default" onClick={() => setOpen({ what: "setup" })}>
                Items and weights
              </Button>
            )}
            <Button onClick={() => setOpen({ what: "files" })} aria-keyshortcuts="x">
              Export
            </Button>
          </>
        )
      }
    >
      <QueryView query={book} lines={8}>
        {(data) => <Book book={data} onPerson={(id) => setOpen({ what: "person", id })} />}
      </QueryView>
      {book.data && open?.what === "setup" && <SetupDialog book={book.data} onClose={close} />}
      {book.data && open?.what === "files" && <FileDialog book={book.data} onClose={close} />}
      {person && book.data && (
        <PersonDialog
          key={person.person.id}
          row={person}
          items={book.data.items}
          mayChange={instructor}
          onClose={close}
        />
      )}
    </Page>
  );
}

function Book({ book, onPerson }: { book: Gradebook; onPerson: (id: string) => void }) {
  const [search, setSearch] = useState("");
  if (book.items.length === 0) {
    return (
      <Panel title="People and items">
        <Empty title="Nothing to show yet.">
          Each run that counts becomes a column here when it ends, and each student has a row.
        </Empty>
      </Panel>
    );
  }
  const wanted = search.trim().toLowerCase();
  const rows = book.rows.filter((row) => fits(row, wanted));
  const risky = book.rows.filter((row) => row.risks.length > 0);
  return (
    <>
      <Panel
        title="People and items"
        actions={
          <TextInput
            aria-label="Show people whose name or team has"
            placeholder="Name or team"
            size="xs"
            value={search}
            onChange={(event) => setSearch(event.currentTarget.value)}
          />
        }
      >
        <div className="stack">
          <p className="muted">
            Only published grades count for students. <strong>With drafts</strong> is what the total
            would be if every draft were published.
            {book.dropLowest > 0 &&
              ` Of the droppable items, ${book.dropLowest} ${book.dropLowest === 1 ? "is" : "are"} left out for each person: always what raises the total most.`}
          </p>
          {rows.length === 0 ? (
            <p>Nobody fits “{search.trim()}”.</p>
          ) : (
            <GradebookTable items={book.items} rows={rows} onPerson={onPerson} />
          )}
        </div>
      </Panel>
      <Panel title={`At risk (${risky.length})`}>
        <div className="stack">
          <p className="muted">{book.riskRule}</p>
          {risky.length === 0 ? (
            <p>Nobody, by this rule.</p>
          ) : (
            <ul className="plain-list stack">
              {risky.map((row) => (
                <li key={row.person.id}>
                  <strong>{row.person.name}</strong>
                  {row.team && <span className="muted">, {row.team.name}</span>}
                  <div>{row.risks.join(" ")}</div>
                </li>
              ))}
            </ul>
          )}
        </div>
      </Panel>
    </>
  );
}

function fits(row: GradebookRow, wanted: string): boolean {
  const text = `${row.person.name} ${row.person.handle} ${row.team?.name ?? ""}`;
  return text.toLowerCase().includes(wanted);
}
