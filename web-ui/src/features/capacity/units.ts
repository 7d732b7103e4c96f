const MIB = 1024 * 1024;
const MEMORY_OF_UNIT = 128;
const CPU_OF_UNIT = 25;

/** What a size costs: as many units as the larger of its two needs. The server has the last word. */
export function unitsOf(memoryMiB: number, cpuPercent: number): number {
  return Math.max(Math.ceil(memoryMiB / MEMORY_OF_UNIT), Math.ceil(cpuPercent / CPU_OF_UNIT));
}

/** "214 MiB", "1.5 GiB". */
export function mib(bytes: number): string {
  const value = bytes / MIB;
  return value < 1024 ? `${Math.round(value)} MiB` : `${(value / 1024).toFixed(1)} GiB`;
}

/** "12 % of a core", "1.50 cores". */
export function cores(cpu: number): string {
  if (cpu >= 1) return `${cpu.toFixed(2)} cores`;
  const share = cpu * 100;
  return `${share < 10 ? share.toFixed(1) : Math.round(share)} % of a core`;
}

/** "3.4/s". */
export function perSecond(rate: number | null | undefined): string {
  if (rate === null || rate === undefined) return "–";
  return `${rate < 10 ? Number(rate.toFixed(2)) : Math.round(rate)}/s`;
}

/** A forecast's error as a sentence's end: "20 % too high", "as measured". */
export function errorWords(error: number): string {
  const percent = Math.round(Math.abs(error) * 100);
  if (percent === 0) return "as measured";
  return `${percent} % too ${error > 0 ? "high" : "low"}`;
}

/** What is wrong with a size, or null. */
export function sizeWrong(memoryMiB: number, cpuPercent: number): string | null {
  if (!Number.isInteger(memoryMiB) || memoryMiB < 96 || memoryMiB > 4096)
    return "Memory is 96 to 4096 MiB.";
  if (!Number.isInteger(cpuPercent) || cpuPercent < 10 || cpuPercent > 400)
    return "Processor time is 10 to 400 % of a core.";
  return null;
}
