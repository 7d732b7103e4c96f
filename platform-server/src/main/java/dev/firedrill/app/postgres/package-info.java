/** A real PostgreSQL that needs no installation: unpacked, started as a child and gone with it. */
@NullMarked
package dev.firedrill.app.postgres;

import org.jspecify.annotations.NullMarked;
