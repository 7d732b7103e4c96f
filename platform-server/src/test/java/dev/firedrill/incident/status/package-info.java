/** Tests of the package of this name. */
@NullMarked
package dev.firedrill.incident.status;

import org.jspecify.annotations.NullMarked;
