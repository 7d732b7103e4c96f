/** Pages, rotas and silences in PostgreSQL. */
@NullMarked
package dev.firedrill.telemetry.paging.persistence;

import org.jspecify.annotations.NullMarked;
