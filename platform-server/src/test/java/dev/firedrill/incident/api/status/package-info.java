/** Tests of the package of this name. */
@NullMarked
package dev.firedrill.incident.api.status;

import org.jspecify.annotations.NullMarked;
