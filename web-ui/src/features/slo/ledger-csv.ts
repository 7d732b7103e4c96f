import type { Ledger } from "@/api/slo-types";

const HEAD = "from,until,minutes,bad_requests,requests,cause,share,excused,charge,evidence";

/** The ledger as a file for a spreadsheet, oldest entry first. */
export function ledgerCsv(ledger: Ledger): string {
  const rows = [...ledger.items]
    .sort((a, b) => a.from.localeCompare(b.from))
    .map((each) =>
      [
        each.from,
        each.until,
        (Date.parse(each.until) - Date.parse(each.from)) / 60_000,
        each.bad,
        each.total,
        each.cause,
        each.share,
        each.excused,
        each.text,
        each.evidence.map((fact) => `${fact.at} ${fact.kind}: ${fact.text}`).join(" | "),
      ]
        .map(cell)
        .join(","),
    );
  return [HEAD, ...rows].join("\r\n");
}

/** Quoted where it must be; a text that a spreadsheet would calculate is kept a text. */
export function cell(value: string | number | boolean): string {
  if (typeof value !== "string") return String(value);
  const text = /^[=+\-@\t\r]/.test(value) ? `'${value}` : value;
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
