/** Pressing PDFs. */
@NullMarked
package dev.firedrill.print.openhtml;

import org.jspecify.annotations.NullMarked;
