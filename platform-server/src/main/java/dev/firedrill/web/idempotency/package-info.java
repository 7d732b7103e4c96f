/** Requests that may be sent twice and act once. */
@NullMarked
package dev.firedrill.web.idempotency;

import org.jspecify.annotations.NullMarked;
