/** All flags of an environment as one file, out and in. */
@NullMarked
package dev.firedrill.flag.exchange;

import org.jspecify.annotations.NullMarked;
