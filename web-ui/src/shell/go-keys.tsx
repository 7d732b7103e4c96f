import { useNavigate } from "@tanstack/react-router";
import { useShortcut } from "@/components/shortcuts";
import type { NavItem } from "./nav-items";

/** The `g` sequences of the navigation. */
export function GoKeys({ items }: { items: NavItem[] }) {
  return items.map((item) => <GoKey key={item.key} item={item} />);
}

function GoKey({ item }: { item: NavItem }) {
  const navigate = useNavigate();
  useShortcut(`g ${item.key}`, `Go to ${item.label.toLowerCase()}`, () => {
    void navigate({ to: item.to });
  });
  return null;
}
