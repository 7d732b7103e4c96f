import { Checkbox, NumberInput, TextInput } from "@mantine/core";
import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { gradebookKey, setUpGradebook } from "@/api/gradebook";
import type { Gradebook, GradebookItem } from "@/api/gradebook-types";
import { ConfirmDialog } from "@/components/confirm-dialog";
import { tell } from "@/components/use-action";
import classes from "./gradebook.module.css";

/** What the items weigh and are worth, and how many of the lowest do not count. */
export function SetupDialog({ book, onClose }: { book: Gradebook; onClose: () => void }) {
  const cache = useQueryClient();
  const [drop, setDrop] = useState<number | string>(book.dropLowest);
  const [items, setItems] = useState(book.items);
  const change = (id: string, part: Partial<GradebookItem>) =>
    setItems((now) => now.map((item) => (item.id === id ? { ...item, ...part } : item)));
  const untitled = items.find((item) => item.title.trim() === "");
  return (
    <ConfirmDialog
      opened
      onClose={onClose}
      size="xl"
      title="Items and weights"
      confirm="Save for everybody"
      blocked={untitled ? `Give run ${untitled.runNumber} a title.` : null}
      onConfirm={async () => {
        const saved = await setUpGradebook(book.version, {
          dropLowest: Number(drop),
          items: items.map(({ id, title, weight, points, droppable }) => ({
            id,
            title,
            weight,
            points,
            droppable,
          })),
        });
        cache.setQueryData(gradebookKey, saved);
        tell("Saved; all totals follow it.");
      }}
    >
      <NumberInput
        label="How many droppable items do not count"
        description="For each person, those whose absence raises the total most. One always stays."
        min={0}
        max={20}
        allowDecimal={false}
        value={drop}
        onChange={setDrop}
        w={260}
      />
      <div className={classes.items}>
        {items.map((item) => (
          <fieldset key={item.id}>
            <legend>Run {item.runNumber}</legend>
            <div className={classes.fields}>
              <TextInput
                label="Title"
                maxLength={120}
                value={item.title}
                onChange={(event) => change(item.id, { title: event.currentTarget.value })}
              />
              <NumberInput
                label="Weight"
                description="0 shows it without counting it"
                min={0}
                max={1000}
                value={item.weight}
                onChange={(value) => change(item.id, { weight: Number(value) })}
              />
              <NumberInput
                label="Points in files"
                description="Where the file does not say"
                min={0.01}
                max={10_000}
                value={item.points}
                onChange={(value) => change(item.id, { points: Number(value) })}
              />
              <Checkbox
                label="May be dropped"
                checked={item.droppable}
                onChange={(event) => change(item.id, { droppable: event.currentTarget.checked })}
              />
            </div>
          </fieldset>
        ))}
      </div>
    </ConfirmDialog>
  );
}
