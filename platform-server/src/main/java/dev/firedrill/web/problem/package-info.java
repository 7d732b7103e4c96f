/** Every failure as RFC 9457 {@code application/problem+json}. */
@NullMarked
package dev.firedrill.web.problem;

import org.jspecify.annotations.NullMarked;
