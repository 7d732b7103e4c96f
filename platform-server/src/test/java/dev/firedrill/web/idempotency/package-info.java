/** Requests that are sent twice. */
@NullMarked
package dev.firedrill.web.idempotency;

import org.jspecify.annotations.NullMarked;
