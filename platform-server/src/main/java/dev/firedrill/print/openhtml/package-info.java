/** PDF by openhtmltopdf on PDFBox. */
@NullMarked
package dev.firedrill.print.openhtml;

import org.jspecify.annotations.NullMarked;
