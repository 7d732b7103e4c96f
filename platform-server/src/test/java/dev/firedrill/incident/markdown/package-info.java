/** Tests of the package of this name. */
@NullMarked
package dev.firedrill.incident.markdown;

import org.jspecify.annotations.NullMarked;
