/** The status page that a team shows everybody. */
@NullMarked
package dev.firedrill.incident.api.status;

import org.jspecify.annotations.NullMarked;
