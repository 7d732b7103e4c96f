/** Calls resources over HTTP, behind the real filters, as whoever a test wants to be. */
@NullMarked
package dev.firedrill.web.testing;

import org.jspecify.annotations.NullMarked;
