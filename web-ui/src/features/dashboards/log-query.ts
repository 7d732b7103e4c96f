/** The query part of a logs address as an address of our page: "level=ERROR&q=x&field=a:b". */
export function logAddress(query: string): Record<string, unknown> {
  const asked = new URLSearchParams(query);
  const fields = asked.getAll("field");
  return {
    level: asked.get("level")?.toUpperCase() ?? undefined,
    q: asked.get("q") ?? undefined,
    f: fields.length > 0 ? fields : undefined,
  };
}
