/** Sign-in links and sessions in PostgreSQL. */
@NullMarked
package dev.firedrill.auth.persistence;

import org.jspecify.annotations.NullMarked;
