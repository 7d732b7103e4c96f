import { Button, NumberInput, Select, Textarea, TextInput } from "@mantine/core";
import type { RubricCriterion } from "@/api/review-types";
import { Panel } from "@/components/panel";
import { hasLevels } from "./choice";
import { freshId } from "./rubric-draft";

interface CriterionFieldsProps {
  criterion: RubricCriterion;
  number: number;
  onChange: (next: RubricCriterion) => void;
  onUp: (() => void) | null;
  onDown: (() => void) | null;
  onRemove: (() => void) | null;
}

/** One criterion: what students read, what graders read, levels or items. */
export function CriterionFields(props: CriterionFieldsProps) {
  const { criterion, number, onChange, onUp, onDown, onRemove } = props;
  const set = (more: Partial<RubricCriterion>) => onChange({ ...criterion, ...more });
  return (
    <Panel
      title={`${number}. ${criterion.name}`}
      actions={
        <>
          <Button
            size="xs"
            variant="default"
            disabled={!onUp}
            onClick={() => onUp?.()}
            aria-label={`Move ${criterion.name} up`}
          >
            Up
          </Button>
          <Button
            size="xs"
            variant="default"
            disabled={!onDown}
            onClick={() => onDown?.()}
            aria-label={`Move ${criterion.name} down`}
          >
            Down
          </Button>
          <Button
            size="xs"
            variant="default"
            disabled={!onRemove}
            onClick={() => onRemove?.()}
            aria-label={`Remove ${criterion.name}`}
          >
            Remove
          </Button>
        </>
      }
    >
      <div className="stack">
        <div className="row wrap" style={{ alignItems: "flex-end" }}>
          <TextInput
            label="Name"
            value={criterion.name}
            onChange={(event) => set({ name: event.currentTarget.value })}
            style={{ flex: 1, minWidth: 220 }}
          />
          <NumberInput
            label="Weight"
            value={criterion.weight}
            min={0}
            max={100}
            onChange={(value) => set({ weight: Number(value) })}
            w={110}
          />
          <Select
            label="Graded by"
            w={150}
            value={hasLevels(criterion) ? "levels" : "items"}
            allowDeselect={false}
            data={[
              { value: "levels", label: "Levels 0 to 3" },
              { value: "items", label: "Items" },
            ]}
            onChange={(kind) => set(kind === "items" ? ITEMS : LEVELS)}
          />
        </div>
        <Textarea
          label="What students read"
          value={criterion.description}
          onChange={(event) => set({ description: event.currentTarget.value })}
          autosize
        />
        <Textarea
          label="For graders only"
          value={criterion.note}
          onChange={(event) => set({ note: event.currentTarget.value })}
          autosize
        />
        {hasLevels(criterion) ? (
          criterion.levels.map((text, index) => (
            <TextInput
              key={index}
              label={`Level ${index}`}
              value={text}
              onChange={(event) => {
                const value = event.currentTarget.value;
                set({ levels: criterion.levels.map((old, i) => (i === index ? value : old)) });
              }}
            />
          ))
        ) : (
          <ItemFields criterion={criterion} set={set} />
        )}
      </div>
    </Panel>
  );
}

const LEVELS: Partial<RubricCriterion> = {
  levels: ["Missing", "Some", "Most", "All"],
  items: [],
  points: 0,
};
const ITEMS: Partial<RubricCriterion> = {
  levels: [],
  items: [{ id: "item", text: "Applies", points: 1 }],
  points: 1,
};

function ItemFields(props: {
  criterion: RubricCriterion;
  set: (more: Partial<RubricCriterion>) => void;
}) {
  const { criterion, set } = props;
  const items = criterion.items;
  const change = (index: number, more: Partial<(typeof items)[number]>) =>
    set({ items: items.map((old, i) => (i === index ? { ...old, ...more } : old)) });
  return (
    <>
      <NumberInput
        label="Points for all of it"
        description="Items add up, to no more than this and no less than 0."
        value={criterion.points}
        min={0}
        max={100}
        onChange={(value) => set({ points: Number(value) })}
        w={320}
      />
      {items.map((item, index) => (
        <div key={item.id} className="row wrap" style={{ alignItems: "flex-end" }}>
          <TextInput
            label={`Item ${index + 1}`}
            value={item.text}
            onChange={(event) => change(index, { text: event.currentTarget.value })}
            style={{ flex: 1, minWidth: 220 }}
          />
          <NumberInput
            label={`Points of item ${index + 1}`}
            value={item.points}
            min={-100}
            max={100}
            onChange={(value) => change(index, { points: Number(value) })}
            w={150}
          />
          <Button
            variant="default"
            disabled={items.length === 1}
            aria-label={`Remove item ${index + 1}`}
            onClick={() => set({ items: items.filter((_, i) => i !== index) })}
          >
            Remove
          </Button>
        </div>
      ))}
      <div>
        <Button
          size="xs"
          variant="default"
          onClick={() =>
            set({
              items: [
                ...items,
                {
                  id: freshId(
                    "item",
                    items.map((one) => one.id),
                  ),
                  text: "New item",
                  points: 1,
                },
              ],
            })
          }
        >
          Add an item
        </Button>
      </div>
    </>
  );
}
