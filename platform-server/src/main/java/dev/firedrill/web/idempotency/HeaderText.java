package dev.firedrill.web.idempotency;

import jakarta.ws.rs.ext.RuntimeDelegate;

/** A header's value as it goes over the wire. */
final class HeaderText {
  private HeaderText() {}

  @SuppressWarnings("unchecked") // The delegate of a value's own class takes that value.
  static String of(Object value) {
    var delegate =
        (RuntimeDelegate.HeaderDelegate<Object>)
            RuntimeDelegate.getInstance().createHeaderDelegate(value.getClass());
    return delegate == null ? value.toString() : delegate.toString(value);
  }
}
