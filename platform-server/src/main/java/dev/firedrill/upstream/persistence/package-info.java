/** Rules and keys of the stub services in PostgreSQL. */
@NullMarked
package dev.firedrill.upstream.persistence;

import org.jspecify.annotations.NullMarked;
