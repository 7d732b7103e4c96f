package dev.firedrill.notify;

/** Brings parcels to targets of one channel. May be asked twice to bring the same. */
public interface Carrier {
  Channel channel();

  /** Tries once; bounded in time. */
  Result carry(Parcel parcel);

  /** What came of it. */
  sealed interface Result {
    record Delivered() implements Result {}

    /** Not now; tried again later. */
    record Later(String why) implements Result {}

    /** Never: trying again would not help. */
    record Refused(String why) implements Result {}
  }
}
