/** What staff do to runs as they go, each answered with what is certain about every step. */
@NullMarked
package dev.firedrill.chaos.control;

import org.jspecify.annotations.NullMarked;
