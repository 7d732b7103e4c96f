/** Flagd's own schema and evaluator, behind the ports of flag.definition. */
@NullMarked
package dev.firedrill.flag.flagd;

import org.jspecify.annotations.NullMarked;
