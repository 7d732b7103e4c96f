/** What moves the ledger on: looks at all of it, again and again, and does what is due. */
@NullMarked
package dev.firedrill.chaos.engine;

import org.jspecify.annotations.NullMarked;
