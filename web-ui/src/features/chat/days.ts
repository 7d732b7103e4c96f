const day = new Intl.DateTimeFormat("en-GB", { weekday: "long", day: "numeric", month: "long" });

/** "Friday, 13 November" in the reader's zone. */
export function dayOf(at: string): string {
  return day.format(new Date(at));
}
