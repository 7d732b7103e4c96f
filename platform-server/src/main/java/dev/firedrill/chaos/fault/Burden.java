package dev.firedrill.chaos.fault;

/**
 * What one bot's disturbance takes, while it is in force, of the machine that all bots share.
 *
 * @param cores how many are kept busy
 * @param disks how many bots' whole share of the disk is filled
 * @param memories how many bots' whole share of the memory is filled
 * @param messagesPerSecond how many more messages come at most
 */
public record Burden(double cores, int disks, int memories, double messagesPerSecond) {
  public static final Burden NONE = new Burden(0, 0, 0, 0);

  public static Burden cores(double cores) {
    return new Burden(cores, 0, 0, 0);
  }

  public static Burden fullDisk() {
    return new Burden(0, 1, 0, 0);
  }

  public static Burden fullMemory() {
    return new Burden(0, 0, 1, 0);
  }

  public static Burden messages(double perSecond) {
    return new Burden(0, 0, 0, perSecond);
  }

  public Burden plus(Burden other) {
    return new Burden(
        cores + other.cores,
        disks + other.disks,
        memories + other.memories,
        messagesPerSecond + other.messagesPerSecond);
  }

  /** The worse of each. */
  public Burden or(Burden other) {
    return new Burden(
        Math.max(cores, other.cores),
        Math.max(disks, other.disks),
        Math.max(memories, other.memories),
        Math.max(messagesPerSecond, other.messagesPerSecond));
  }
}
