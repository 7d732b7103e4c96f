/** Sign-in links, sessions and tokens in PostgreSQL. */
@NullMarked
package dev.firedrill.auth.persistence;

import org.jspecify.annotations.NullMarked;
