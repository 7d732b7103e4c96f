/** Items in a frozen order of ids; those that appeared since come last. */
export function inOrder<T extends { id: string }>(items: T[], order: string[]): T[] {
  const place = (item: T) => {
    const at = order.indexOf(item.id);
    return at < 0 ? order.length : at;
  };
  return [...items].sort((a, b) => place(a) - place(b));
}
